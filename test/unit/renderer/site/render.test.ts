import { describe, expect, test } from 'vitest';
import { render } from '../../../../renderer/site/render.tsx';
import type { Announcement } from '../../../../shared/model/announcement.ts';
import type { Tip } from '../../../../shared/model/tip.ts';
import type { SiteFrame } from '../../../../shared/site/contract.ts';

const frame: SiteFrame = {
  language: 'en',
  desktop: null,
  organisation: '',
  root: '../../',
  path: 'tips/no-sound',
  siteUrl: null,
  style: 'style-1.css',
  script: 'main-1.js',
  linkHosts: [],
  reports: true,
  zone: 'Asia/Jakarta',
  issues: [],
};
const tip: Tip = {
  id: 'no-sound',
  version: 3,
  updatedAt: '2026-11-24T04:10:00.000Z',
  app: 'Sound',
  causeKind: 'desktop',
  texts: {
    en: {
      title: 'No sound',
      problem: 'It is **silent**. ![The speaker](picture:x)',
      cause: 'Another device is chosen.',
      alternatives: '[Open the sound settings](pandu:sound) or [read on](https://example.org/a).',
      steps: ['Look at the lamp.'],
      keywords: [],
    },
  },
  audience: {
    versions: [
      { application: 'LibreOffice', below: '24.8' },
      { application: 'Firefox', min: '115', below: '128' },
    ],
    distributions: ['debian'],
  },
  findings: [],
  related: [],
};
/** What a reader sees. */
const words = (html: string): string =>
  html
    .replace(/^.*<body>/s, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');

describe('a tip', () => {
  const html = render({ kind: 'tip', tip, related: [{ ...tip, id: 'other' }] }, frame);

  test('is a document with its own title and description', () => {
    expect(html).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(html).toContain('<title>No sound · Tips</title>');
    expect(html).toContain('<meta property="og:type" content="article"/>');
  });

  test('says nothing about where it is while nobody has told', () => {
    expect(html).not.toContain('canonical');
    expect(html).not.toContain('og:url');
  });

  test('offers what the reader can do here: links, and the words of an action', () => {
    expect(words(html)).toContain('Open the sound settings or read on .');
    expect(html).toContain('href="https://example.org/a"');
    expect(html).not.toContain('pandu:');
  });

  test('links only where the policy lets them lead', () => {
    const narrow = render({ kind: 'tip', tip, related: [] }, { ...frame, linkHosts: ['other.org'] });
    expect(words(narrow)).toContain('read on');
    expect(narrow).not.toContain('href="https://example.org/a"');
  });

  test('says for whom it is, since nobody knows the computer here', () => {
    expect(words(html)).toContain('For LibreOffice before 24.8, Firefox 115 up to 128 · debian');
  });

  test('offers no choice of desktop where all do the same', () => {
    expect(words(html)).not.toContain('KDE Plasma');
  });

  test('in Indonesian falls back to English, marked as such, with links that stay Indonesian', () => {
    const page = render({ kind: 'tip', tip, related: [{ ...tip, id: 'other' }] }, { ...frame, language: 'id', desktop: 'XFCE' });
    expect(page).toContain('<html lang="id">');
    expect(page).toContain('<div lang="en">');
    expect(page).toContain('href="../../id/tips/other?desktop=xfce"');
    expect(page).toContain('href="../../en/tips/no-sound?desktop=xfce"');
  });
});

describe('other pages', () => {
  test('an empty library says so', () => {
    expect(words(render({ kind: 'home', tips: [] }, { ...frame, path: '' }))).toContain('There are no tips here yet.');
  });

  test('a question without an answer leads to people', () => {
    const html = render({ kind: 'search', question: 'a "b" & {{count}} $t(tips)', hits: [] }, { ...frame, path: 'search', root: '../' });
    expect(words(html)).toContain('No tip for “a &quot;b&quot; &amp; {{count}} $t(tips)”');
    expect(html).toContain('href="../en/contact"');
    expect(html).toContain('href="../id/search?q=a%20%22b%22%20%26');
  });

  test('one and several', () => {
    const results = (count: number) =>
      words(render({ kind: 'search', question: 'x', hits: Array.from({ length: count }, (_, at) => ({ ...tip, id: `t${at}` })) }, frame));
    expect(results(1)).toContain('1 tip for “x”');
    expect(results(2)).toContain('2 tips for “x”');
  });

  test.each([
    [{ phone: '+62 (21) 555-0101' }, 'href="tel:+62215550101"'],
    [{ phone: '0101 ext. 7' }, '0101 ext. 7'],
    [{ email: 'a.b+c@example.org' }, 'href="mailto:a.b+c@example.org"'],
    [{ email: 'a@b?subject=x' }, 'a@b?subject=x'],
    [{}, 'No phone number or e-mail address is shown here'],
  ])('contact %j', (contact, expected) => {
    const html = render({ kind: 'contact', contact }, frame);
    expect(html).toContain(expected);
    if (!expected.startsWith('href')) expect(html).not.toMatch(/(?:tel|mailto):/);
  });

  test('known issues come before the page itself', () => {
    const issue = {
      id: '0193a1b2-0000-7000-8000-000000000001',
      version: 1,
      kind: 'issue',
      title: { en: 'Mail is down' },
      body: { en: 'We *work* on it.' },
      keywords: [],
      audience: { applications: ['Thunderbird'] },
      since: null,
      resolvedAt: null,
      allClear: null,
      startsAt: '2026-11-24T02:10:00.000Z',
      endsAt: null,
    } satisfies Announcement;
    const text = words(render({ kind: 'missing' }, { ...frame, issues: [issue] }));
    expect(text, 'in the zone of the office').toMatch(/About Thunderbird, since 24 Nov[^.]*09:10 (?:GMT\+7|WIB)/);
    expect(text.indexOf('Mail is down')).toBeLessThan(text.indexOf('This page is not here'));
  });
});
