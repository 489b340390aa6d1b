import { describe, expect, test } from 'vitest';
import { Collect, type LeadGroup } from '../../../../../helpdesk/services/reports-lead/collect.ts';
import { trendOf } from '../../../../../helpdesk/services/reports-lead/hurts.ts';
import { periodOf, previousOf, spanOf } from '../../../../../helpdesk/services/reports-lead/period.ts';
import type { DesktopSpan, TicketFacts } from '../../../../../helpdesk/services/reports-lead/rows.ts';
import type { LeadFilter } from '../../../../../shared/api/agent/lead.ts';
import { createOfficeTime } from '../../../../../shared/model/office-time.ts';
import { usualOfficeHours } from '../../../../../shared/model/opening.ts';

const zone = 'Asia/Jakarta';
const at = (text: string) => Date.parse(`${text}+07:00`);
const now = at('2026-11-24T12:00');
const ticket = (more: Partial<TicketFacts> = {}): TicketFacts => ({
  id: '1',
  at: at('2026-11-16T09:00'),
  desktopId: 'one',
  application: 'Writer',
  cause: 'application',
  hinders: 'slowed',
  answeredAt: null,
  over: false,
  solvedAt: null,
  reopened: 0,
  saidSolved: null,
  rating: null,
  crash: null,
  tip: false,
  ...more,
});
const groups: LeadGroup[] = [
  { id: 'w1', name: 'Wave 1', migratedOn: '2026-11-09' },
  { id: 'w2', name: 'Wave 2', migratedOn: '2026-12-07' },
  { id: 'fin', name: 'Finance', migratedOn: null },
];
const desktops: DesktopSpan[] = [
  { id: 'one', from: at('2026-11-09T00:00'), to: Number.POSITIVE_INFINITY, groups: ['w1', 'fin'] },
  { id: 'two', from: at('2026-11-20T00:00'), to: at('2026-11-22T00:00'), groups: ['w1'] },
  { id: 'three', from: at('2026-11-23T12:00'), to: Number.POSITIVE_INFINITY, groups: [] },
];
const collect = (filter: LeadFilter = {}) =>
  new Collect({
    period: spanOf('2026-11-09', '2026-11-24', zone),
    filter,
    groups,
    desktops,
    office: createOfficeTime(usualOfficeHours, at('2026-08-01T00:00'), now),
    now,
  });

describe('the numbers of the report', () => {
  test('counted by hand', () => {
    const report = collect();
    for (const one of [
      // Friday 15:00 to Monday 09:00: two office hours to the answer, three to the solution.
      ticket({
        at: at('2026-11-13T15:00'),
        answeredAt: at('2026-11-16T09:00'),
        over: true,
        solvedAt: at('2026-11-16T10:00'),
        rating: 5,
        saidSolved: true,
      }),
      ticket({
        hinders: 'blocked',
        answeredAt: at('2026-11-16T09:30'),
        over: true,
        solvedAt: at('2026-11-17T09:00'),
        reopened: 2,
        saidSolved: false,
        rating: 2,
      }),
      ticket({ at: at('2026-11-23T10:00'), desktopId: 'three', application: null, cause: null, crash: 'c1-x' }),
      ticket({ at: at('2026-11-20T10:00'), desktopId: null, application: 'Calc', cause: 'howto' }),
      // The span before, and long ago.
      ticket({ at: at('2026-11-01T10:00') }),
      ticket({ at: at('2026-01-01T10:00') }),
    ])
      report.add(one);
    report.addTip({ desktopId: 'one', at: at('2026-11-17T10:00') });
    report.addTip({ desktopId: 'gone', at: at('2026-11-17T10:00') });
    const { total, previous, weeks, waves, departments, applications, causes } = report.finish();
    expect(total).toEqual({
      tickets: 4,
      blocked: 1,
      open: 2,
      answer: { count: 2, median: 75, p90: 111 },
      solution: { count: 2, median: 330, p90: 450 },
      reopened: 1,
      judged: 2,
      saidSolved: 1,
      ratings: 2,
      rating: 3.5,
      solvedByTips: 2,
      crashes: 1,
      desktopDays: 15.5 + 2 + 1,
      crashesPer100Days: 5.41,
    });
    expect(previous.tickets).toBe(1);
    expect(weeks.map(({ key, tickets, solvedByTips, desktopDays }) => [key, tickets, solvedByTips, desktopDays])).toEqual([
      ['2026-11-09', 1, 0, 7],
      ['2026-11-16', 2, 2, 9],
      ['2026-11-23', 1, 0, 2.5],
    ]);
    expect(waves.map(({ name, tickets }) => [name, tickets])).toEqual([
      ['Wave 1', 2],
      ['Wave 2', 0],
      ['', 2],
    ]);
    expect(departments.map(({ name, tickets }) => [name, tickets])).toEqual([
      ['Finance', 2],
      ['', 2],
    ]);
    expect(applications.map(({ key, tickets, solvedByTips }) => [key, tickets, solvedByTips])).toEqual([
      ['Writer', 2, null],
      [null, 1, null],
      ['Calc', 1, null],
    ]);
    expect(causes.map(({ key, tickets, desktopDays }) => [key, tickets, desktopDays])).toEqual([
      ['application', 2, null],
      ['howto', 1, null],
      [null, 1, null],
    ]);
  });

  test('before and after the migration day', () => {
    const report = collect();
    expect(report.span.start, 'four weeks before the first wave and all comparisons').toBe(at('2026-09-30T00:00'));
    for (const day of ['2026-10-12', '2026-11-08', '2026-11-09', '2026-11-15', '2026-11-16', '2026-10-11'])
      report.add(ticket({ at: at(`${day}T12:00`) }));
    const [wave, ...others] = report.finish().migrations;
    expect(others.map(({ name }) => name)).toEqual(['Wave 2']);
    expect(wave).toMatchObject({
      name: 'Wave 1',
      desktops: 1,
      before: { tickets: 2 },
      first: { tickets: 3, desktopDays: 17.5 },
      later: null,
    });
    expect(wave?.weeks.filter(({ tickets }) => tickets > 0)).toEqual([
      { week: -4, tickets: 1, per100: 100 },
      { week: -1, tickets: 1, per100: 100 },
      { week: 0, tickets: 2, per100: 200 },
      { week: 1, tickets: 1, per100: 100 },
    ]);
    expect(wave?.weeks.find(({ week }) => week === 3)?.per100, 'to come').toBeNull();
  });

  test('a filter leaves the others out, and says what it cannot tell', () => {
    const report = collect({ department: 'fin', cause: 'none' });
    for (const one of [ticket({ cause: null }), ticket(), ticket({ cause: null, desktopId: 'three' })]) report.add(one);
    expect(report.finish().total).toMatchObject({ tickets: 1, solvedByTips: null, desktopDays: null, crashesPer100Days: null });
  });

  test('what hurts: weighed, each ticket once, with a trend that is more than chance', () => {
    const report = collect();
    for (let index = 0; index < 3; index += 1) report.add(ticket({ crash: 'c1-a', hinders: 'blocked' }));
    for (let index = 0; index < 4; index += 1) report.add(ticket({ hinders: 'question' }));
    report.add(ticket({ at: at('2026-10-20T09:00') }));
    expect(report.finish().hurts).toEqual([
      { kind: 'crash', key: 'c1-a', name: 'Writer', tickets: 3, before: 0, blocked: 3, points: 9, trend: 'new' },
      { kind: 'application', key: 'Writer', name: 'Writer', tickets: 4, before: 1, blocked: 0, points: 4, trend: 'same' },
    ]);
    expect([trendOf(2, 0), trendOf(30, 10), trendOf(10, 30), trendOf(12, 10), trendOf(0, 0)]).toEqual([
      'same',
      'more',
      'less',
      'same',
      'same',
    ]);
  });

  test('where it takes long', () => {
    const report = collect();
    const solved = (hours: number, more: Partial<TicketFacts>) =>
      report.add(ticket({ over: true, solvedAt: at('2026-11-16T09:00') + hours * 3_600_000, ...more }));
    for (let index = 0; index < 5; index += 1) solved(5, { application: 'Base', cause: 'server' });
    for (let index = 0; index < 6; index += 1) solved(1, {});
    for (let index = 0; index < 4; index += 1) solved(6, { application: 'Seldom' });
    solved(1, {});
    expect(report.finish().slow).toEqual([]);
    for (let index = 0; index < 9; index += 1) solved(1, {});
    expect(report.finish().slow).toEqual([{ application: 'Base', cause: 'server', solved: 5, median: 300, p90: 300 }]);
  });
});

describe('the period', () => {
  test('twelve weeks until today, in the zone; not backwards and not endless', () => {
    expect(periodOf({}, zone, Date.parse('2026-11-23T18:00:00Z'))).toMatchObject({ from: '2026-09-07', to: '2026-11-24' });
    expect(previousOf(spanOf('2026-11-09', '2026-11-24', zone))).toMatchObject({ from: '2026-10-24', to: '2026-11-08' });
    expect(periodOf({ from: '2026-11-25', to: '2026-11-24' }, zone, now)).toHaveProperty('refused');
    expect(periodOf({ from: '2020-01-01' }, zone, now)).toHaveProperty('refused');
  });
});
