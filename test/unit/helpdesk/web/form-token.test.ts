import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newFormToken, readFormToken } from '../../../../helpdesk/channels/web/form-token.ts';
import { isFromHere } from '../../../../helpdesk/channels/web/from-here.ts';
import { formHolds } from '../../../../helpdesk/channels/web/limits.ts';

const now = Date.UTC(2026, 10, 24, 9);

test('a form is ours, for a working day, and each has another secret of 256 bits', () => {
  const token = newFormToken('key', now);
  const secret = readFormToken('key', token, now + formHolds - 1000);
  expect(secret).toMatch(/^[\w-]{43}$/);
  expect(Buffer.from(secret ?? '', 'base64url')).toHaveLength(32);
  expect(readFormToken('key', token, now + formHolds + 1000)).toBeNull();
  expect(readFormToken('key', token, now - 120_000)).toBeNull();
  expect(readFormToken('another key', token, now)).toBeNull();
  expect(new Set(Array.from({ length: 100 }, () => newFormToken('key', now))).size).toBe(100);
});

test('nothing else is', () => {
  const token = newFormToken('key', now);
  fc.assert(
    fc.property(fc.nat(token.length - 1), fc.constantFrom(...'abcXYZ019-_.'), (at, other) => {
      const changed = token.slice(0, at) + other + token.slice(at + 1);
      // The last character of each part has bits that say nothing.
      expect(changed === token || readFormToken('key', changed, now) === null).toBe(true);
    }),
  );
  fc.assert(fc.property(fc.string(), (text) => readFormToken('key', text, now) === null));
});

test.each([
  ['a browser of today, our page', { 'sec-fetch-site': 'same-origin', origin: 'null', host: 'desk.example.org' }, true],
  ['a browser of today, another site', { 'sec-fetch-site': 'cross-site', host: 'desk.example.org' }, false],
  ['a browser of today, a neighbour below the same domain', { 'sec-fetch-site': 'same-site', host: 'desk.example.org' }, false],
  ['an older browser, our page without a referrer', { origin: 'null', host: 'desk.example.org' }, true],
  ['an older browser, our page', { origin: 'https://desk.example.org', host: 'desk.example.org' }, true],
  ['an older browser, another site', { origin: 'https://evil.test', host: 'desk.example.org' }, false],
  [
    'behind a proxy of another name',
    { origin: 'https://help.example.org', host: '127.0.0.1:8080', 'x-forwarded-host': 'help.example.org' },
    true,
  ],
  ['nonsense', { origin: 'evil', host: 'desk.example.org' }, false],
  ['a program that says nothing', { host: 'desk.example.org' }, true],
])('%s', (_, headers, fits) => {
  expect(isFromHere({ headers })).toBe(fits);
});
