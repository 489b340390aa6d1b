import { expect, test, vi } from 'vitest';
import { exec } from '../../../../main/platform/exec.ts';

test('output in plain English, without a shell', async () => {
  expect(await exec('printenv', ['LC_ALL'])).toEqual({ ok: true, stdout: 'C\n', truncated: false });
  expect(await exec('echo', ['$HOME; id'])).toMatchObject({ stdout: '$HOME; id\n' });
});

test('a program finds the services of this session, and is told nothing else', async () => {
  vi.stubEnv('XDG_RUNTIME_DIR', '/run/user/1000');
  vi.stubEnv('KRB5CCNAME', 'KEYRING:persistent:1000');
  vi.stubEnv('PANDU_SECRET', 'x');
  const result = await exec('env', []);
  vi.unstubAllEnvs();
  const lines = result.ok ? result.stdout.split('\n') : [];
  expect(lines).toEqual(expect.arrayContaining(['XDG_RUNTIME_DIR=/run/user/1000', 'KRB5CCNAME=KEYRING:persistent:1000', 'LC_ALL=C']));
  expect(lines.join()).not.toContain('PANDU_SECRET');
});

test('a program that is not there, fails, hangs or never stops talking is a typed answer', async () => {
  expect(await exec('pandu-no-such-program', [])).toMatchObject({ ok: false, reason: 'missing' });
  expect(await exec('false', [])).toMatchObject({ ok: false, reason: 'failed', code: 1 });
  expect(await exec('sleep', ['60'], { timeoutMs: 50 })).toMatchObject({ ok: false, reason: 'timeout' });
  expect(await exec('yes', [], { maxBytes: 1000 })).toMatchObject({
    ok: true,
    truncated: true,
    stdout: expect.stringMatching(/^(?:y\n){500}$/),
  });
});

test('it can be called off', async () => {
  const stop = new AbortController();
  const result = exec('sleep', ['60'], { signal: stop.signal });
  stop.abort();
  expect(await result).toMatchObject({ ok: false, reason: 'aborted' });
});
