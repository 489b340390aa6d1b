import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { chooseForToday } from '../../../../../main/tips/day/choose.ts';
import { createTipOfTheDay } from '../../../../../main/tips/day/tip-of-the-day.ts';
import { daysSinceMigration } from '../../../../../shared/model/group.ts';
import type { Tip } from '../../../../../shared/model/tip.ts';
import { temporaryFolder } from '../../desktop-disk.ts';

const tip = (id: string, app: string, more: Partial<Tip> = {}): Tip => ({
  id,
  version: 1,
  updatedAt: '2026-11-24T00:00:00.000Z',
  app,
  causeKind: 'howto',
  texts: { en: { title: id, problem: '', cause: '', alternatives: '', steps: [], keywords: [] } },
  audience: {},
  findings: [],
  related: [],
  ...more,
});

describe('the choice', () => {
  const tips = [
    tip('calendar', 'Thunderbird'),
    tip('pivot', 'LibreOffice Calc'),
    tip('ribbon', 'LibreOffice'),
    tip('trash', 'Files'),
    tip('taskbar', 'Desktop'),
  ];
  const order = (using: readonly string[], from: readonly Tip[] = tips): string[] => {
    const seen: string[] = [];
    for (let next = chooseForToday(from, { using, seen }); next; next = chooseForToday(from, { using, seen })) seen.push(next.id);
    return seen;
  };

  test('what this user works with comes first, a stranger’s program last; each once', () => {
    expect(order(['LibreOffice Calc'])).toEqual(['pivot', 'ribbon', 'trash', 'taskbar', 'calendar']);
    expect(order([]).at(-1)).toMatch(/calendar|ribbon|pivot/);
    expect(order([])[0]).toBe('trash');
  });
  test('what was written for the people of this group comes before what everybody has', () => {
    const ledger = tip('ledger', 'Desktop', { audience: { groups: ['0193a1b2-0000-7000-8000-000000000001'] } });
    expect(order([], [...tips, ledger])[0]).toBe('ledger');
    expect(order(['LibreOffice Calc'], [tip('pivot', 'LibreOffice Calc'), ledger])).toEqual(['ledger', 'pivot']);
  });
  test('good to know before trouble, unless IT thinks it matters', () => {
    const others = [
      tip('crash', 'Files', { causeKind: 'application' }),
      tip('lock', 'Desktop'),
      tip('new', 'Files', { causeKind: 'server', priority: 'high' }),
    ];
    expect(order([], others)).toEqual(['lock', 'new', 'crash']);
  });
  test('not two days in a row about the same', () => {
    expect(order([], [tip('a', 'Files'), tip('b', 'Files'), tip('c', 'Desktop')])).toEqual(['a', 'c', 'b']);
  });
  test('never one that is only for a computer in trouble', () => {
    expect(
      order(
        [],
        [tip('full', 'Files', { audience: { findings: ['disk-full'] } }), tip('dead', 'Files', { audience: { crashes: ['soffice.bin'] } })],
      ),
    ).toEqual([]);
  });
});

async function desk(more: { file?: string; tips?: readonly Tip[] } = {}) {
  const file = more.file ?? join(await temporaryFolder(), 'kept/tip-of-the-day.json');
  const state = { now: new Date(2026, 10, 24, 9), wanted: true, asked: 0, migratedOn: '2026-11-20' };
  const logged: string[] = [];
  const day = createTipOfTheDay({
    file,
    wanted: () => state.wanted,
    daysSince: (today) =>
      daysSinceMigration([{ id: '0193a1b2-0000-7000-8000-000000000001', name: 'Wave 3', migratedOn: state.migratedOn }], today),
    tips: async () => more.tips ?? [tip('trash', 'Files'), tip('taskbar', 'Desktop'), tip('shortcuts', 'Screens')],
    using: async () => {
      state.asked += 1;
      return [];
    },
    now: () => state.now,
    log: (line) => logged.push(line),
  });
  const tomorrow = () => {
    state.now = new Date(state.now.getTime() + 24 * 3_600_000);
  };
  return { day, state, file, logged, tomorrow };
}

test('one a day, the same all day, another tomorrow, also after a restart', async () => {
  const { day, state, file, tomorrow } = await desk();
  const [one, same] = await Promise.all([day.card(), day.card()]);
  expect(one?.id).toBe('trash');
  expect(same?.id).toBe('trash');
  expect(state.asked).toBe(1);
  tomorrow();
  expect((await day.card())?.id).toBe('taskbar');
  const again = await desk({ file });
  again.tomorrow();
  expect((await again.day.card())?.id).toBe('taskbar');
  again.tomorrow();
  expect((await again.day.card())?.id).toBe('shortcuts');
  again.tomorrow();
  expect(await again.day.card()).toBeNull();
});

test('in the first thirty days, and only while it is wanted', async () => {
  const { day, state } = await desk();
  for (const [on, expected] of [
    ['2026-11-24', true],
    ['2026-10-26', true],
    ['2026-10-25', false],
    ['2026-11-25', false],
  ] as const) {
    state.migratedOn = on;
    expect((await day.card()) !== null, on).toBe(expected);
  }
  state.migratedOn = '2026-11-24';
  state.wanted = false;
  expect(await day.card()).toBeNull();
});

test('read or put away, it is gone until tomorrow', async () => {
  const { day, tomorrow } = await desk();
  await day.opened((await day.card())?.id ?? '');
  expect(await day.card()).toBeNull();
  tomorrow();
  expect(await day.card()).not.toBeNull();
  await day.notToday();
  expect(await day.card()).toBeNull();
});

test('which one it is today is known also when it was read or put away, and no longer tomorrow', async () => {
  const { day, tomorrow, state } = await desk();
  const id = await day.id();
  expect(id).not.toBeNull();
  await day.notToday();
  expect(await day.id()).toBe(id);
  expect(await day.notice(), 'asking told nobody').toBeNull();
  tomorrow();
  const next = await day.id();
  expect(next).not.toBe(id);
  expect((await day.notice())?.id).toBe(next);
  tomorrow();
  state.wanted = false;
  expect(await day.id()).toBeNull();
});

test('a tip that was opened elsewhere is not told as new', async () => {
  const { day } = await desk();
  await day.opened('trash');
  expect((await day.card())?.id).toBe('taskbar');
});

test('at most one notification, and none when the card was seen', async () => {
  const { day, tomorrow } = await desk();
  expect(await day.notice()).not.toBeNull();
  expect(await day.notice()).toBeNull();
  expect(await day.card()).not.toBeNull();
  tomorrow();
  expect(await day.card()).not.toBeNull();
  expect(await day.notice()).toBeNull();
});

test('a withdrawn tip is replaced by another', async () => {
  const tips = [tip('trash', 'Files'), tip('taskbar', 'Desktop')];
  const { day } = await desk({ tips });
  expect((await day.card())?.id).toBe('trash');
  tips.shift();
  expect((await day.card())?.id).toBe('taskbar');
});

test('a damaged file is set aside and costs nothing', async () => {
  const file = join(await temporaryFolder(), 'day.json');
  await writeFile(file, '{"version":1,"day":"someday"');
  const { day, logged } = await desk({ file });
  expect((await day.card())?.id).toBe('trash');
  expect(logged).toHaveLength(1);
  expect((await readdir(join(file, '..'))).sort()).toEqual(['day.json', 'day.json.damaged']);
});
