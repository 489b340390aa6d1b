import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { followKeys, isSigned } from '../../../../main/sync/signature.ts';
import { readSignature, signatureText } from '../../../../shared/api/signature.ts';
import { keyLink, newPair, type Pair, signatureBy } from './signed-feed.ts';

const [first, second, third, thief] = [newPair(), newPair(), newPair(), newPair()] as [Pair, Pair, Pair, Pair];

describe('a key leads to the next', () => {
  test('over several that a desktop missed', () => {
    expect(followKeys(first, [keyLink(first, second), keyLink(second, third)])).toMatchObject({
      keyId: third.keyId,
      publicKey: third.publicKey,
    });
  });

  test.each([
    ['signed by somebody else', [keyLink(first, thief, thief)]],
    ['by a key that is not ours', [keyLink(thief, second)]],
    ['about another key than it names', [keyLink(first, { ...thief, keyId: second.keyId })]],
    ['by a key that was replaced', [keyLink(second, thief, first)]],
    [
      'not of the agreed form',
      [{ payload: '{"newKeyId":1}', signature: signatureBy(first, 'newKey', Buffer.from('{"newKeyId":1}')), keyId: first.keyId }],
    ],
  ])('but not one %s', (_, links) => {
    expect(followKeys(first, links)).toBe(first);
  });

  test('what comes after a link that does not hold is not looked at', () => {
    expect(followKeys(first, [keyLink(first, second), keyLink(second, thief, thief), keyLink(second, third)]).keyId).toBe(second.keyId);
  });

  test('a signature over news is none over keys', () => {
    const link = keyLink(first, second);
    expect(followKeys(first, [{ ...link, signature: signatureBy(first, 'bundle', Buffer.from(link.payload)) }])).toBe(first);
  });

  test('whatever comes, only a chain of genuine links moves the trust', () => {
    const any = fc.record({ payload: fc.string(), signature: fc.base64String(), keyId: fc.constantFrom(first.keyId, second.keyId, '') });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 5 }), (links) => {
        expect(followKeys(first, links)).toBe(first);
      }),
    );
  });
});

test('only Ed25519 counts, and nothing is thrown for a key that is none', () => {
  const bytes = Buffer.from('news');
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ type: 'spki', format: 'pem' }).toString();
  for (const publicKey of [rsa, 'nonsense', '']) expect(isSigned('bundle', bytes, 'AAAA', { keyId: 'k', publicKey })).toBe(false);
  expect(isSigned('bundle', bytes, signatureBy(first, 'bundle', bytes), first)).toBe(true);
});

test('a stated signature is read as it was written, and nothing else is', () => {
  const stated = fc.record({
    keyId: fc.stringMatching(/^[\w.-]{1,80}$/),
    bytes: fc.nat(),
    signature: fc.uint8Array({ minLength: 64, maxLength: 64 }).map((bytes) => Buffer.from(bytes).toString('base64')),
  });
  fc.assert(
    fc.property(stated, (one) => {
      expect(readSignature(signatureText(one))).toEqual(one);
    }),
  );
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(readSignature(text)).toBeNull();
    }),
  );
  expect(readSignature(undefined)).toBeNull();
});
