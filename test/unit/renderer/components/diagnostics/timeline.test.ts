import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layOut, type Mark, marksOf } from '../../../../../renderer/components/diagnostics/timeline.ts';
import { nextCluster } from '../../../../../renderer/components/diagnostics/timeline-keys.ts';
import type { Section } from '../../../../../shared/model/section.ts';

const end = '2026-11-24T05:00:00.000Z';
const ago = (seconds: number) => new Date(Date.parse(end) - seconds * 1000).toISOString();
const section = (id: string, data: unknown): Section => ({ id, status: 'ok', takenAt: end, durationMs: 1, data });
const journal = (...entries: { at: string; priority: number; count?: number }[]) =>
  section('journal', {
    sinceMinutes: 120,
    readable: true,
    entries: entries.map(({ count = 1, ...entry }) => ({ source: 'soffice.bin', message: 'no space', count, ...entry })),
  });
const crash = (seconds: number, name: string | null) => ({
  at: ago(seconds),
  application: name === null ? null : { name },
  executable: '/usr/lib/libreoffice/program/soffice.bin',
  signal: 'SIGSEGV',
  frames: [],
  signature: 'c1-bcdfghjklmnpqrstbcdf',
  source: 'systemd-coredump',
  confirmed: true,
});
const changes = (...items: object[]) => section('changes', { sinceAt: ago(604_800), untilAt: end, basis: 'logs', items });
const mark = (seconds: number, lane: Mark['lane'] = 'error'): Mark => ({ lane, at: ago(seconds), name: 'x', detail: '', count: 1 });

describe('what is on it', () => {
  test('errors, crashes and changes, the oldest first, and the report', () => {
    const marks = marksOf(
      [
        journal({ at: ago(60), priority: 3, count: 12 }, { at: ago(50), priority: 4 }),
        section('crashes', { asOf: end, sinceDays: 7, total: 2, crashes: [crash(90, 'Calc'), crash(900, null)] }),
        section('crash', crash(90, 'Calc')),
        changes({ at: ago(86_400), kind: 'upgraded', name: 'libreoffice-core', from: '7.4', to: '24.2' }),
      ],
      ago(30),
    );
    expect(marks.map(({ lane, name, detail, count }) => [lane, name, detail, count])).toEqual([
      ['change', 'libreoffice-core', '7.4 → 24.2', 1],
      ['crash', 'soffice.bin', 'SIGSEGV', 1],
      ['crash', 'Calc', 'SIGSEGV', 1],
      ['error', 'soffice.bin', 'no space', 12],
      ['report', '', '', 1],
    ]);
  });

  test('nothing, when nothing happened or everything is damaged', () => {
    expect(marksOf([], end)).toEqual([]);
    expect(marksOf([section('journal', 1), section('crashes', { crashes: 'many' }), section('changes', null)], end)).toEqual([]);
    expect(marksOf([journal({ at: ago(60), priority: 5 })], end)).toEqual([]);
  });
});

describe('the axis', () => {
  test('has room for the last minutes beside last month, and says how long ago', () => {
    const { clusters, ticks } = layOut([mark(30 * 86_400, 'change'), mark(3600), mark(60), mark(0, 'report')], end);
    const places = clusters.map(({ position }) => position);
    expect(clusters.map(({ lane }) => lane)).toEqual(['report', 'error', 'error', 'change']);
    expect([places[0], places[3]]).toEqual([100, 0]);
    expect((places[2] ?? 0) - (places[1] ?? 0)).toBeGreaterThan(10);
    expect(ticks.map(({ seconds }) => seconds)).toContain(3600);
    expect(ticks.every(({ position }) => position > 4 && position < 84)).toBe(true);
  });

  test('marks that would lie on each other are one, and none is lost, whatever the clocks say', () => {
    const any = fc.array(fc.record({ seconds: fc.integer({ min: -1e6, max: 1e8 }), lane: fc.constantFrom('error', 'crash', 'change') }));
    fc.assert(
      fc.property(any, (all) => {
        const marks = all.map(({ seconds, lane }) => mark(seconds, lane as Mark['lane']));
        const { clusters } = layOut(marks, end);
        expect(clusters.flatMap((one) => one.marks)).toHaveLength(marks.length);
        expect(clusters.every(({ position }) => position >= 0 && position <= 100)).toBe(true);
        expect(new Set(clusters.map(({ lane, position }) => `${lane} ${position}`)).size).toBe(clusters.length);
      }),
      { numRuns: 100 },
    );
  });
});

test('arrow keys go along a lane, and to the nearest of the next', () => {
  const { clusters } = layOut([mark(0, 'report'), mark(60), mark(3000), mark(86_400, 'change'), mark(100, 'change')], end);
  const [report, early, late, old, recent] = [0, 1, 2, 3, 4];
  const go = (from: number, key: string) => nextCluster(clusters, from, `Arrow${key}`);
  expect([go(report, 'Left'), go(report, 'Up'), go(report, 'Down')]).toEqual([report, report, late]);
  expect([go(early, 'Right'), go(late, 'Right'), go(late, 'Left')]).toEqual([late, late, early]);
  expect([go(late, 'Down'), go(old, 'Right'), go(recent, 'Right')]).toEqual([recent, recent, recent]);
  expect([nextCluster(clusters, 2, 'Home'), nextCluster(clusters, 2, 'End'), nextCluster(clusters, 2, 'x')]).toEqual([0, 4, 2]);
  expect(nextCluster([], 0, 'ArrowLeft')).toBe(0);
});
