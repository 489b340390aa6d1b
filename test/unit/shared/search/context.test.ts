import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Tip } from '../../../../shared/model/tip.ts';
import { contextFactor, helpedFactor, helpedScore } from '../../../../shared/search/context.ts';
import { oftenHelpful } from '../../../../shared/search/often.ts';
import { createTipSearch } from '../../../../shared/search/tip-search.ts';

const tip = (id: string, more: Partial<Tip> = {}): Tip => ({
  id,
  version: 1,
  updatedAt: '2026-11-24T00:00:00.000Z',
  app: 'Desktop',
  causeKind: 'desktop',
  texts: { en: { title: 'The paper tray is stuck', problem: '', cause: '', alternatives: '', steps: [], keywords: [] } },
  audience: {},
  findings: [],
  related: [],
  ...more,
});
const count = fc.integer({ min: 0, max: 100_000 });

describe('what helped others', () => {
  test('is nothing known below five voices, and lies in steps between 0 and 1 from there on', () => {
    expect(helpedScore(4, 0, 5)).toBeNull();
    expect(helpedScore(5, 0, 5)).toBe(0.85);
    expect(helpedScore(0, 5, 5)).toBe(0.15);
    expect(helpedScore(3, 3, 5)).toBe(0.5);
    fc.assert(
      fc.property(count, count, (solved, not) => {
        const score = helpedScore(solved, not, 5);
        if (solved + not < 5) expect(score).toBeNull();
        else expect(score !== null && score >= 0 && score <= 1 && Math.abs(score * 20 - Math.round(score * 20)) < 1e-9).toBe(true);
      }),
    );
  });

  test('one voice more for it never lowers a tip, one against it never lifts it; never more than 0.85 to 1.2', () => {
    const factor = (solved: number, not: number) => helpedFactor(helpedScore(solved, not, 5) ?? undefined);
    fc.assert(
      fc.property(count, count, (solved, not) => {
        if (solved + not < 5) return;
        const here = factor(solved, not);
        expect(here).toBeGreaterThanOrEqual(0.85);
        expect(here).toBeLessThanOrEqual(1.2);
        expect(factor(solved + 1, not)).toBeGreaterThanOrEqual(here);
        expect(factor(solved, not + 1)).toBeLessThanOrEqual(here);
      }),
    );
    expect(helpedFactor(undefined)).toBe(1);
    expect(helpedFactor(0.5)).toBe(1);
    expect([helpedFactor(0), helpedFactor(1)]).toEqual([0.85, 1.2]);
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY, -5, 7])('a score that is none (%s) moves nothing beyond its bounds', (score) => {
    expect(helpedFactor(score)).toBeGreaterThanOrEqual(0.85);
    expect(helpedFactor(score)).toBeLessThanOrEqual(1.2);
  });
});

describe('the factor of a context', () => {
  test('is 1 where nothing is known, and bounded whatever is', () => {
    const some = tip('some', { causeKind: 'howto', audience: { desktops: ['GNOME'], daysSinceMigration: { below: 14 } } });
    expect(contextFactor(some, {})).toBe(1);
    const context = fc.record({
      desktops: fc.array(fc.constantFrom('GNOME', 'ubuntu', 'KDE', '')),
      daysSinceMigration: fc.option(fc.integer({ min: -5, max: 400 })),
      helped: fc.double({ min: 0, max: 1, noNaN: true }).map((score) => new Map([['some', score]])),
    });
    fc.assert(
      fc.property(context, (known) => {
        expect(contextFactor(some, known)).toBeGreaterThanOrEqual(0.85);
        expect(contextFactor(some, known)).toBeLessThanOrEqual(1.5);
      }),
    );
  });

  test.each([
    ['its desktop environment, in whatever case', { desktops: ['gnome'] }, { desktops: ['ubuntu', 'GNOME'] }, true],
    ['another desktop environment', { desktops: ['KDE'] }, { desktops: ['ubuntu', 'GNOME'] }, false],
    ['no desktop environment known', { desktops: ['KDE'] }, { desktops: [] }, false],
    ['these days', { daysSinceMigration: { min: 3, below: 14 } }, { daysSinceMigration: 3 }, true],
    ['the day after them', { daysSinceMigration: { min: 3, below: 14 } }, { daysSinceMigration: 14 }, false],
    ['a condition that says nothing', { daysSinceMigration: {} }, { daysSinceMigration: 3 }, false],
    ['no migration day', { daysSinceMigration: { below: 14 } }, { daysSinceMigration: null }, false],
  ] as const)('%s', (_, audience, context, lifts) => {
    const one = tip('one', { audience: JSON.parse(JSON.stringify(audience)) });
    expect(contextFactor(one, context) > 1).toBe(lifts);
  });

  test('a how-to is lifted in the first thirty days only', () => {
    const howto = tip('howto', { causeKind: 'howto' });
    const at = (daysSinceMigration: number) => contextFactor(howto, { daysSinceMigration });
    expect(at(0)).toBeGreaterThan(1);
    expect(at(29)).toBe(at(0));
    expect(at(30)).toBe(1);
  });
});

describe('the order of what a search finds', () => {
  const plain = tip('a-plain');
  const first = (other: Tip, context: Parameters<typeof contextFactor>[1]) =>
    createTipSearch([plain, other], 'en').search('paper tray', context)[0]?.id;

  test.each([
    ['the desktop environment', tip('b', { audience: { desktops: ['GNOME'] } }), { desktops: ['GNOME'] }],
    ['the days', tip('b', { audience: { daysSinceMigration: { below: 20 } } }), { daysSinceMigration: 5 }],
    ['the first days', tip('b', { causeKind: 'howto' }), { daysSinceMigration: 5 }],
    ['what helped others', tip('b'), { helped: new Map([['b', 0.9]]) }],
    ['what did not', tip('b'), { helped: new Map([['a-plain', 0.1]]) }],
  ] as const)('changes with %s', (_, other, context) => {
    expect(first(other, {})).toBe('a-plain');
    expect(first(other, context)).toBe('b');
  });

  test('nothing of it brings up a tip without a word of the question', () => {
    const best = tip('b', { audience: { desktops: ['GNOME'] }, causeKind: 'howto' });
    const context = { desktops: ['GNOME'], daysSinceMigration: 1, helped: new Map([['b', 1]]) };
    const search = createTipSearch([best], 'en');
    expect(search.search('giraffe', context)).toEqual([]);
    expect(search.search('', context)).toEqual([]);
    expect(search.search('', { ...context, application: 'Desktop' })).toMatchObject([{ id: 'b' }]);
  });
});

describe('what often helps', () => {
  const called = tip('called', { findings: ['disk-full'] });
  const helped = tip('helped');
  const howto = tip('howto', { causeKind: 'howto' });
  const other = tip('other');
  const all = [other, howto, helped, called];
  const ids = (context: Parameters<typeof contextFactor>[1], limit = 5) => oftenHelpful(all, context, limit).map(({ id }) => id);

  test('findings first, then what helped others, then how-tos in the first days', () => {
    const scores = new Map([['helped', 0.9]]);
    expect(ids({ findings: ['disk-full'], helped: scores, daysSinceMigration: 3 })).toEqual(['called', 'helped', 'howto']);
    expect(ids({ helped: scores, daysSinceMigration: 300 })).toEqual(['helped']);
    expect(ids({ helped: scores, daysSinceMigration: 3 }, 1)).toEqual(['helped']);
  });

  test('of those that are alike comes first what most others lead to', () => {
    const some = [tip('a', { causeKind: 'howto' }), tip('b', { causeKind: 'howto' }), tip('c', { related: ['b'] })];
    expect(oftenHelpful(some, {}, 5).map(({ id }) => id)).toEqual(['b', 'a']);
  });

  test('where nobody knows the day, how-tos; what did not help is left out unless a finding calls for it', () => {
    expect(ids({})).toEqual(['howto']);
    expect(ids({ daysSinceMigration: null, helped: new Map([['howto', 0.2]]) })).toEqual([]);
    expect(ids({ findings: ['disk-full'], daysSinceMigration: 99, helped: new Map([['called', 0.1]]) })).toEqual(['called']);
  });
});
