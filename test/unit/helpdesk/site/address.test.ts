import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { preferredLanguages, readAddress, rootFrom } from '../../../../helpdesk/site/address.ts';
import { readSiteUrl } from '../../../../helpdesk/site/site-url.ts';

describe('addresses of the site', () => {
  test.each([
    ['', { kind: 'choose-language', path: '' }],
    ['en', { kind: 'choose-language', path: '' }],
    ['tips/missing-fonts', { kind: 'choose-language', path: 'tips/missing-fonts' }],
    ['search', { kind: 'choose-language', path: 'search' }],
    ['en/', { kind: 'home', language: 'en' }],
    ['id/search', { kind: 'search', language: 'id' }],
    ['id/contact', { kind: 'contact', language: 'id' }],
    ['report', { kind: 'choose-language', path: 'report' }],
    ['wall', { kind: 'choose-language', path: 'wall' }],
    ['id/wall', { kind: 'wall', language: 'id' }],
    // Secret links have routes of their own: here they are nothing.
    ['en/my/x', { kind: 'missing', language: 'en' }],
    ['my/x', { kind: 'missing', language: null }],
    ['tips.en.atom', { kind: 'tips-feed', language: 'en' }],
    ['announcements.id.atom', { kind: 'announcements-feed', language: 'id' }],
    ['tips.fr.atom', { kind: 'missing', language: null }],
    ['en/index.json', { kind: 'index', language: 'en' }],
    ['en/tips/missing-fonts', { kind: 'tip', language: 'en', id: 'missing-fonts' }],
    ['en/tips/', { kind: 'missing', language: 'en' }],
    ['en/tips/Missing', { kind: 'missing', language: 'en' }],
    ['en/tips/a/b', { kind: 'missing', language: 'en' }],
    ['en/constructor', { kind: 'missing', language: 'en' }],
    ['fr/tips/missing-fonts', { kind: 'missing', language: null }],
    ['assets/main-x_1.js', { kind: 'asset', name: 'main-x_1.js' }],
    ['assets/../render.js', { kind: 'missing', language: null }],
    [`pictures/${'a'.repeat(64)}`, { kind: 'picture', sha256: 'a'.repeat(64) }],
    ['robots.txt', { kind: 'robots' }],
  ])('%s', (path, expected) => {
    expect(readAddress(path)).toEqual(expected);
  });

  test('anything else leads nowhere, and nothing throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { kind } = readAddress(`en/tips/${text}`);
        expect(['tip', 'missing']).toContain(kind);
      }),
    );
  });

  test.each([
    ['', './'],
    ['en', './'],
    ['en/', '../'],
    ['en/tips/x', '../../'],
  ])('from "%s" the root is %s', (path, root) => {
    expect(rootFrom(path)).toBe(root);
  });
});

test.each([
  [undefined, []],
  ['id-ID,id;q=0.9,en;q=0.8', ['id-ID', 'id', 'en']],
  ['en;q=0.2, ms;q=0.7, fr;q=0', ['ms', 'en']],
  ['*;q=0.5', ['*']],
])('Accept-Language %s', (header, expected) => {
  expect(preferredLanguages(header)).toEqual(expected);
});

test.each([
  ['', null],
  ['help.example.org', null],
  ['javascript:alert(1)', null],
  ['https://help.example.org/"onmouseover=', null],
  ['https://help.example.org/', 'https://help.example.org'],
  ['https://desk.example.org/help/', 'https://desk.example.org/help'],
  ['http://localhost:8080/help?x#y', 'http://localhost:8080/help'],
])('the site at "%s"', (text, expected) => {
  expect(readSiteUrl(text)).toBe(expected);
});
