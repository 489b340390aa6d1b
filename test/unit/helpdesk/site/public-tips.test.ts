import { describe, expect, test } from 'vitest';
import { currentIssues, isInLanguage, isPublic, nextChange } from '../../../../helpdesk/site/public-tips.ts';
import { forSearch } from '../../../../helpdesk/site/search-index.ts';
import type { Announcement } from '../../../../shared/model/announcement.ts';
import type { Tip } from '../../../../shared/model/tip.ts';
import { createTipSearch } from '../../../../shared/search/tip-search.ts';
import { fitsDesktop } from '../../../../shared/site/desktop-choice.ts';

const now = '2026-11-24T10:00:00.000Z';
const before = '2026-11-24T09:00:00.000Z';
const later = '2026-11-24T11:00:00.000Z';
const text = { title: 'The printer is missing', problem: 'p', cause: 'c', alternatives: 'a', steps: ['s'], keywords: ['print'] };
const tip = (change: Partial<Tip> = {}): Tip => ({
  id: 'printer',
  version: 1,
  updatedAt: before,
  app: 'Printing',
  causeKind: 'desktop',
  texts: { en: text },
  audience: {},
  findings: [],
  related: [],
  ...change,
});

describe('who may read a tip', () => {
  test.each<[string, Partial<Tip>, boolean]>([
    ['plain', {}, true],
    ['for a group', { audience: { groups: ['0193a1b2-0000-7000-8000-000000000001'] } }, false],
    ['for no group in particular', { audience: { groups: [] } }, true],
    ['starts later', { startsAt: later }, false],
    ['starts now', { startsAt: now }, true],
    ['has ended', { endsAt: now }, false],
    ['ends later', { startsAt: null, endsAt: later }, true],
    ['for computers that we do not know', { audience: { distributions: ['debian'], findings: ['disk-full'] } }, true],
  ])('%s', (_what, change, expected) => {
    expect(isPublic(tip(change), now)).toBe(expected);
  });

  test('by language', () => {
    expect(isInLanguage(tip({ audience: { languages: ['id'] } }), 'en')).toBe(false);
    expect(isInLanguage(tip({ audience: { languages: ['id'] } }), 'id')).toBe(true);
  });

  test('by the desktop that the reader chose', () => {
    const gnome = { desktops: ['GNOME'] };
    expect(fitsDesktop(gnome, null)).toBe(true);
    expect(fitsDesktop(gnome, 'GNOME')).toBe(true);
    expect(fitsDesktop(gnome, 'MATE')).toBe(false);
    expect(fitsDesktop({ desktops: ['X-Cinnamon'] }, 'Cinnamon')).toBe(true);
    expect(fitsDesktop({ desktops: ['KDE'] }, 'KDE Plasma')).toBe(true);
  });
});

test('known issues that go on, the latest first; no news', () => {
  const issue = (id: string, change: Partial<Announcement>): Announcement => ({
    id,
    version: 1,
    kind: 'issue',
    title: { en: id },
    body: { en: '' },
    keywords: [],
    audience: {},
    since: null,
    resolvedAt: null,
    allClear: null,
    startsAt: before,
    endsAt: null,
    ...change,
  });
  const all = [
    issue('old', {}),
    issue('new', { startsAt: now }),
    issue('over', { endsAt: now }),
    issue('later', { startsAt: later }),
    issue('news', { kind: 'news' }),
    issue('solved', { resolvedAt: now }),
    issue('of a group', { audience: { groups: ['0193a1b2-0000-7000-8000-0000000000a1'] } }),
  ];
  expect(currentIssues(all, now).map(({ id }) => id)).toEqual(['new', 'old']);
});

test('the next thing that changes by itself', () => {
  expect(nextChange([], now)).toBeNull();
  expect(nextChange([{ startsAt: before }, { endsAt: now }, { endsAt: null }], now)).toBeNull();
  expect(nextChange([{ startsAt: '2026-11-25T00:00:00.000Z' }, { endsAt: later }], now)).toBe(later);
});

test('what a browser searches finds the same, in both languages', () => {
  const both = tip({
    texts: {
      en: { ...text, steps: ['Open the settings'] },
      id: { ...text, title: 'Pencetak hilang', problem: 'Tidak ada pencetak', keywords: ['mencetak'], steps: ['Buka pengaturan'] },
    },
  });
  for (const language of ['en', 'id'] as const) {
    const whole = createTipSearch([both], language);
    const slim = createTipSearch([forSearch(both, language)], language);
    for (const question of ['printer missing', 'mencetak', 'pencetak hilang', 'pengaturan', 'settings'])
      expect(slim.search(question), question).toEqual(whole.search(question));
  }
  expect(forSearch(both, 'en', 0.8).helped).toBe(0.8);
  expect(JSON.stringify(forSearch(both, 'en'))).not.toContain('Tidak ada pencetak');
});
