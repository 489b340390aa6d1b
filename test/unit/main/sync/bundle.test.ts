import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { openBundle, type RawAnswer } from '../../../../main/sync/feed/bundle.ts';
import { signatureHeader } from '../../../../shared/api/signature.ts';
import { usualPolicy } from '../../../../shared/model/policy.ts';
import { at, newId } from '../desktop-disk.ts';
import { newPair, type Pair, signedReply } from './signed-feed.ts';

const ours = newPair();
const asked = { desktopId: newId(), since: 4, nonce: 'n'.repeat(22) };
const body = {
  ...asked,
  issuedAt: at(0),
  expiresAt: at(24 * 60),
  changes: [{ kind: 'policy', cursor: 5, at: at(0), policy: usualPolicy }],
  cursor: 5,
  more: false,
};
const answer = (change: object = {}, by: Pair = ours): RawAnswer => {
  const { body: bytes, headers } = signedReply(by, { ...body, ...change });
  return { bytes, headers };
};
const last = { issuedAt: at(-1), expiresAt: at(24 * 60 - 1), verifiedAt: at(-1) };
const open = (given: RawAnswer) => openBundle(given, ours, asked, last);
const why = (given: RawAnswer) => {
  const opened = open(given);
  return opened.ok ? 'taken' : opened.why;
};

test('the answer of our help desk to our question is taken', () => {
  expect(open(answer())).toMatchObject({ ok: true, bundle: { cursor: 5, more: false, changes: [{ kind: 'policy' }] } });
});

describe('refused as a whole', () => {
  const good = answer();
  const headersOf = (text: string) => ({ ...good.headers, [signatureHeader]: text });
  test.each<[string, RawAnswer, string]>([
    ['by a key that we do not know', answer({}, newPair()), 'unknown-key'],
    ['by another key under the name of ours', answer({}, { ...newPair(), keyId: ours.keyId }), 'wrong-signature'],
    ['with no signature', { ...good, headers: { 'content-type': 'application/json' } }, 'wrong-signature'],
    ['with nonsense for a signature', { ...good, headers: headersOf('nonsense') }, 'wrong-signature'],
    ['cut', { ...good, bytes: good.bytes.slice(0, -1) }, 'cut'],
    ['longer than it was', { ...good, bytes: Buffer.concat([good.bytes, Buffer.from(' ')]) }, 'wrong-signature'],
    ['for another desktop', answer({ desktopId: newId() }), 'foreign'],
    ['to another question', answer({ nonce: 'm'.repeat(22) }), 'replayed'],
    ['to a question of nobody', answer({ nonce: null }), 'replayed'],
    ['from another cursor', answer({ since: 3 }), 'replayed'],
    ['from before what we have', answer({ nonce: 'm'.repeat(22), issuedAt: at(-60) }), 'older'],
    ['that is a page to sign in', { bytes: Buffer.from('<html>'), headers: { 'content-type': 'text/html' } }, 'not-ours'],
    [
      'signed as a statement about keys',
      { ...good, headers: headersOf(String(good.headers[signatureHeader]).replace(/"[^"]{88}"$/, `"${'A'.repeat(86)}=="`)) },
      'wrong-signature',
    ],
  ])('%s', (_, given, kind) => {
    expect(why(given)).toBe(kind);
  });

  test('a help desk whose clock was set back is still ours: the answer is to our very question', () => {
    expect(why(answer({ issuedAt: at(-900_000), expiresAt: at(-899_000) }))).toBe('taken');
  });
});

test('any change of any byte, and any cut, is refused before anything is parsed', () => {
  const { bytes, headers } = answer();
  const parse = vi.spyOn(JSON, 'parse');
  const change = fc.oneof(
    fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 })).map(([place, by]) => {
      const changed = Uint8Array.from(bytes);
      changed[place] = (changed[place] ?? 0) ^ by;
      return changed;
    }),
    fc.nat(bytes.length - 1).map((length) => bytes.slice(0, length)),
    fc.uint8Array({ maxLength: 200 }),
  );
  fc.assert(
    fc.property(change, (bad) => {
      parse.mockClear();
      expect(why({ bytes: bad, headers })).toMatch(/^(cut|wrong-signature)$/);
      expect(parse).not.toHaveBeenCalled();
    }),
  );
  parse.mockRestore();
});

test('whatever the headers say, nothing is thrown', () => {
  const { bytes } = answer();
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), fc.string({ maxLength: 40 }), (signature, type) => {
      expect(open({ bytes, headers: { [signatureHeader]: signature, 'content-type': type } }).ok).toBe(false);
    }),
  );
});
