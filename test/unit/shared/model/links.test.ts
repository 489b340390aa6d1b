import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linksNotAllowed, mayFollow } from '../../../../shared/model/links.ts';

describe('a link', () => {
  test.each([
    ['https://example.org', true],
    ['https://help.example.org/a?b#c', true],
    ['HTTPS://EXAMPLE.ORG:8443/', true],
    ['https://example.org.', true],
    ['http://example.org', false],
    ['https://example.com', false],
    ['https://notexample.org', false],
    ['https://example.org.evil.test', false],
    ['https://example.org@evil.test', false],
    ['https://user:secret@example.org', false],
    ['https://evil.test\\@example.org', false],
    ['https://evil.test/@example.org', false],
    ['https:example.org', false],
    ['https:/example.org', false],
    ['//example.org', false],
    [' https://example.org', false],
    ['https://exa\nmple.org', false],
    ['https://example.org%2eevil.test', false],
    ['javascript:alert(1)//example.org', false],
    ['data:text/html,https://example.org', false],
  ])('to %j is followed: %s', (url, follows) => {
    expect(mayFollow(url, ['example.org'])).toBe(follows);
  });

  test('leads anywhere by https while policy names no host', () => {
    expect(mayFollow('https://anywhere.test/x', [])).toBe(true);
    expect(mayFollow('http://anywhere.test/x', [])).toBe(false);
  });

  test.each(['example.org', '*.example.org', '.Example.org', ' example.org. '])('a host may be written as %j', (host) => {
    expect(mayFollow('https://a.example.org/', [host])).toBe(true);
  });

  test('an entry that is empty allows nothing', () => {
    expect(mayFollow('https://evil.test/', ['', '*.'])).toBe(false);
  });

  test('that is followed leads to an allowed host also as browsers read it', () => {
    const part = fc.constantFrom(
      'https:',
      '//',
      '/',
      '\\',
      '@',
      'example.org',
      'evil.test',
      '.',
      ':',
      '443',
      '%2e',
      '#',
      '?',
      '\t',
      'x',
      'İ',
      '-',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        for (const url of [parts.join(''), `https://${parts.join('')}`]) {
          if (!mayFollow(url, ['example.org'])) continue;
          const { hostname, protocol, username } = new URL(url);
          expect([protocol, username]).toEqual(['https:', '']);
          expect(hostname.replace(/\.$/, '')).toMatch(/(^|\.)example\.org$/);
        }
      }),
      { numRuns: 3_000 },
    );
  });

  test('is judged in linear time: this one would take for ever otherwise', () => {
    expect(mayFollow(`https://${'a'.repeat(100_000)}!`, [])).toBe(false);
  });
});

test('links in a text that are not allowed are named, each once; our own and plain addresses are no links', () => {
  const text = [
    'Open http://localhost:631 and [the page](https://help.example.org/a).',
    '[bad](https://evil.test/x "title") ![p](picture:abc) [do](pandu:open-printers) <https://auto.test>',
    '[again](https://evil.test/x) [mail](mailto:it@example.org) [ref][1]',
    '[1]: http://plain.test/y',
  ].join('\n');
  expect(linksNotAllowed(text, ['example.org'])).toEqual([
    'https://evil.test/x',
    'https://auto.test',
    'mailto:it@example.org',
    'http://plain.test/y',
  ]);
});
