import { describe, expect, test } from 'vitest';
import { hashPassword, newOneTimePassword, newToken, passwordFits } from '../../../../helpdesk/services/secrets.ts';

describe('secrets', () => {
  test('a password fits its hash and no other, in either form of an accent', async () => {
    const stored = await hashPassword('kata sandi \u00e9');
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await passwordFits('kata sandi e\u0301', stored)).toBe(true);
    expect(await passwordFits('kata sandi e', stored)).toBe(false);
    expect(await passwordFits('x', 'not a hash')).toBe(false);
    expect(await hashPassword('same')).not.toBe(await hashPassword('same'));
  });

  test('a one-time password can be read out', () => {
    expect(newOneTimePassword()).toMatch(/^([a-km-np-z2-9]{5}-){3}[a-km-np-z2-9]{5}$/);
    expect(newToken('desk')).toMatch(/^desk_[\w-]{43}$/);
  });
});
