import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkDigest, readJson, storable } from '../../../../helpdesk/http/body.ts';

describe('a JSON body', () => {
  test('says the same packed and plain, and is kept as received', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const bytes = Buffer.from(text);
        const packed = gzipSync(bytes);
        expect(readJson(packed, 'gzip', 1_000_000)).toMatchObject({ received: packed, encoding: 'gzip', text: bytes });
        expect(readJson(bytes, undefined, 1_000_000)).toMatchObject({ received: bytes, encoding: 'identity', text: bytes });
      }),
    );
  });

  test('of anything at all never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.constantFrom(undefined, 'gzip', 'br', 'identity'), (bytes, encoding) => {
        readJson(bytes, encoding, 1000);
      }),
    );
  });

  test('loses what PostgreSQL cannot hold, at any depth', () => {
    expect(storable({ 'a\0': ['x\0y', { b: '\ud800' }, 5, null, '\u{1f600}'] })).toEqual({
      a: ['xy', { b: '\ufffd' }, 5, null, '\u{1f600}'],
    });
  });
});

describe('Content-Digest', () => {
  const bytes = Buffer.from('hello');
  const value = createHash('sha256').update(bytes).digest('base64');
  test.each([
    [`sha-256=:${value}:`, undefined],
    [`sha-512=:AAAA:, sha-256=:${value}:`, undefined],
    ['sha-256=:AAAA:', 'digest-mismatch'],
    ['md5=:AAAA:', 'bad-request'],
    ['', 'bad-request'],
  ])('%s -> %s', (header, refused) => {
    expect(checkDigest(header, bytes, true)?.refused).toBe(refused);
  });
  test('is required where it is', () => {
    expect(checkDigest(undefined, bytes, true)?.refused).toBe('bad-request');
    expect(checkDigest(undefined, bytes, false)).toBeUndefined();
  });
});
