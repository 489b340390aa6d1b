import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { idSchema, tipIdSchema, uuidv7 } from '../../../../shared/model/ids.ts';

describe('uuidv7', () => {
  test('is a valid id whatever the clock and the random bytes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 47 }), fc.uint8Array({ minLength: 10, maxLength: 16 }), (now, random) => {
        expect(idSchema.safeParse(uuidv7(now, random)).success).toBe(true);
      }),
    );
  });

  test('sorts by time', () => {
    const random = new Uint8Array(10).fill(255);
    expect(uuidv7(1000, random) < uuidv7(1001, new Uint8Array(10))).toBe(true);
  });

  test('carries the time in its first 48 bits (RFC 9562)', () => {
    const id = uuidv7(0x0123456789ab, new Uint8Array(10));
    expect(id.slice(0, 13)).toBe('01234567-89ab');
  });

  test('refuses too little randomness', () => {
    expect(() => uuidv7(0, new Uint8Array(9))).toThrow(RangeError);
  });
});

test.each(['Missing-Fonts', '-x', 'x-', 'a--b', '../etc', ''])('%j is no tip id', (id) => {
  expect(tipIdSchema.safeParse(id).success).toBe(false);
});
