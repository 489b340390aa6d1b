import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createCrashWatch } from '../../../../main/crashes/crash-watch.ts';
import { crashSection } from '../../../../main/crashes/section.ts';
import { createTeller } from '../../../../main/crashes/teller.ts';
import { tipFor } from '../../../../main/crashes/tip.ts';
import { openTold } from '../../../../main/crashes/told.ts';
import { isQuiet } from '../../../../main/platform/quiet-hours.ts';
import { type Settings, settingsSchema } from '../../../../shared/ipc/settings.ts';
import type { Crash } from '../../../../shared/model/crash.ts';
import { createRedactor } from '../../../../shared/redaction/redactor.ts';
import { temporaryFolder } from '../desktop-disk.ts';

const noon = new Date(2026, 10, 24, 12, 0);
const signature = 'c1-bcdfghjklmnpqrstbcdf';
const crash = (change: Partial<Crash> = {}): Crash => ({
  at: noon.toISOString(),
  application: { name: 'LibreOffice Calc', desktopId: 'libreoffice-calc' },
  executable: '/usr/lib/libreoffice/program/soffice.bin',
  signal: 'SIGSEGV',
  frames: [{ function: 'ScDocShell::LoadFrom', module: 'libsclo.so' }],
  signature,
  source: 'systemd-coredump',
  confirmed: true,
  ...change,
});

async function desk(first: Partial<Settings> = {}, file?: string) {
  const where = file ?? join(await temporaryFolder(), 'told.json');
  let settings = settingsSchema.parse(first);
  let clock = noon;
  const shown: string[] = [];
  const logged: string[] = [];
  const reports: Crash[] = [];
  const tipsOpened: Crash[] = [];
  const teller = createTeller({
    told: () => openTold(where, (line) => logged.push(line)),
    settings: () => settings,
    setNever: async (crashNever) => {
      settings = { ...settings, crashNever };
    },
    now: () => clock,
    show: ({ application, signature: one }) => shown.push(`${application.name} ${one}`),
    openReport: (one) => reports.push(one),
    openTip: (one) => tipsOpened.push(one),
    log: (line) => logged.push(line),
  });
  return {
    teller,
    shown,
    logged,
    reports,
    tipsOpened,
    where,
    settings: () => settings,
    later(ms: number) {
      clock = new Date(clock.getTime() + ms);
    },
  };
}
const hour = 3_600_000;

describe('who is told', () => {
  test('once for each application and signature, also after a restart', async () => {
    const first = await desk();
    await first.teller.crashed(crash(), false);
    await first.teller.crashed(crash(), false);
    await first.teller.crashed(crash({ signature: 'c1-dddddddddddddddddddd' }), false);
    expect(first.shown).toEqual([`LibreOffice Calc ${signature}`, 'LibreOffice Calc c1-dddddddddddddddddddd']);
    const second = await desk({}, first.where);
    await second.teller.crashed(crash(), false);
    expect(second.shown).toEqual([]);
  });

  test.each<readonly [string, Partial<Crash>, boolean, Partial<Settings>]>([
    ['background', { application: null }, false, {}],
    ['unconfirmed', { confirmed: false }, false, {}],
    ['still-open', {}, true, {}],
    ['off', {}, false, { crashNotices: false }],
    ['off', {}, false, { notifications: false }],
    ['quiet', {}, false, { quietHours: { from: '11:30', to: '12:30' } }],
    ['never', {}, false, { crashNever: [{ id: 'libreoffice-calc', name: 'LibreOffice Calc' }] }],
    ['old', { at: new Date(noon.getTime() - hour).toISOString() }, false, {}],
  ])('nobody: %s', async (why, change, stillOpen, settings) => {
    const { teller, shown, logged } = await desk(settings);
    await teller.crashed(crash(change), stillOpen);
    expect(shown).toEqual([]);
    expect(logged.join()).toContain(`not told (${why})`);
  });

  test('what was not told in a quiet hour is told the next time', async () => {
    const { teller, shown, later } = await desk({ quietHours: { from: '11:00', to: '12:30' } });
    await teller.crashed(crash(), false);
    later(hour);
    await teller.crashed(crash({ at: new Date(noon.getTime() + hour).toISOString() }), false);
    expect(shown).toHaveLength(1);
  });

  test('"not now" holds for a day and for this application, "never" for good; a click leads to the report', async () => {
    const { teller, shown, later, settings, reports, tipsOpened } = await desk();
    await teller.answered(crash(), 'later');
    await teller.crashed(crash(), false);
    await teller.crashed(crash({ application: { name: 'GIMP', desktopId: 'gimp' } }), false);
    expect(shown).toEqual([`GIMP ${signature}`]);
    later(25 * hour);
    await teller.crashed(crash({ at: new Date(noon.getTime() + 25 * hour).toISOString() }), false);
    expect(shown).toHaveLength(2);
    await teller.answered(crash(), 'never');
    await teller.answered(crash(), 'never');
    expect(settings().crashNever).toEqual([{ id: 'libreoffice-calc', name: 'LibreOffice Calc' }]);
    await teller.answered(crash(), 'tip');
    expect(reports).toEqual([]);
    expect(tipsOpened).toEqual([crash()]);
    await teller.answered(crash(), 'default');
    expect(reports).toEqual([crash()]);
  });

  test('a damaged memory is set aside; many entries are bounded', async () => {
    const file = join(await temporaryFolder(), 'told.json');
    await writeFile(file, '{"version":1,"told":7');
    const told = await openTold(file, () => undefined);
    expect(await readFile(`${file}.damaged`, 'utf8')).toContain('"told":7');
    for (let i = 0; i < 350; i++) void told.add('a', `s${i}`, noon.toISOString());
    await told.add('a', 'last', noon.toISOString());
    expect((await openTold(file, () => undefined)).was('a', 'last')).toBe(true);
    expect(told.was('a', 's0')).toBe(false);
  });
});

test.each([
  ['22:00', '07:00', 23, true],
  ['22:00', '07:00', 6, true],
  ['22:00', '07:00', 7, false],
  ['12:00', '13:00', 12, true],
  ['12:00', '13:00', 13, false],
  ['09:00', '09:00', 9, false],
])('quiet from %s to %s at %i: %s', (from, to, at, quiet) => {
  expect(isQuiet({ from, to }, new Date(2026, 10, 24, at, 0))).toBe(quiet);
});

test('the section has no names of people, and keeps what makes crashes comparable', () => {
  const redactor = createRedactor({ userName: 'budi', home: '/home/budi' });
  const section = crashSection(
    crash({ executable: '/home/budi/bin/x', frames: [{ function: 'siti@contoh.example', module: 'x' }] }),
    redactor,
    noon,
    false,
  );
  expect(section).toMatchObject({ id: 'crash', status: 'ok', data: { signature, executable: '~/bin/x', at: noon.toISOString() } });
  expect(JSON.stringify(section)).not.toMatch(/budi|siti/);
  expect(crashSection(crash(), redactor, noon, true)).not.toHaveProperty('data');
  expect(createRedactor().text(signature)).toBe(signature);
});

test('the tip that names the signature, else the one for an office', () => {
  const tips = [
    { id: 'office-crashes', crashes: ['soffice.bin'] },
    { id: 'known', crashes: [signature] },
  ];
  expect(tipFor(crash(), tips)).toBe('known');
  expect(tipFor(crash({ signature: 'c1-dddddddddddddddddddd' }), tips)).toBe('office-crashes');
  expect(tipFor(crash({ executable: '/usr/bin/gimp', signature: 'c1-dddddddddddddddddddd' }), tips)).toBeNull();
});

describe('from hints to crashes', () => {
  function watched(answers: readonly (readonly Crash[])[], open: readonly boolean[] = []) {
    const timers: { ms: number; then: () => void }[] = [];
    const told: string[] = [];
    let hint = () => {};
    let turn = 0;
    const watch = createCrashWatch({
      watch: async (onHint) => {
        hint = onHint;
        return () => undefined;
      },
      read: async () => {
        turn += 1;
        const stillOpen = open[turn - 1] ?? open.at(-1) ?? false;
        return (answers[turn - 1] ?? answers.at(-1) ?? []).map((one) => ({ crash: one, id: one.signature, stillOpen }));
      },
      now: () => noon.getTime(),
      after(ms, then) {
        const timer = { ms, then };
        timers.push(timer);
        return () => void timers.splice(timers.indexOf(timer), 1);
      },
      onCrash: ({ signature: one }, stillOpen) => told.push(stillOpen ? `open ${one}` : one),
      log: () => undefined,
    });
    const step = async () => {
      timers.shift()?.then();
      await new Promise<void>((resolve) => setImmediate(resolve));
    };
    return { watch, timers, told, hint: () => hint(), step };
  }

  test('no timer before a hint; it looks again until the entry is there, tells once, and rests', async () => {
    const { watch, timers, told, hint, step } = watched([[], [], [crash()]]);
    await watch.start();
    expect(timers).toEqual([]);
    hint();
    hint();
    expect(timers.map(({ ms }) => ms)).toEqual([300]);
    await step();
    await step();
    expect(told).toEqual([]);
    await step();
    expect(told).toEqual([signature]);
    // A second one may have crashed with it.
    for (const ms of [1500, 3000, 6000]) {
      expect(timers.map((timer) => timer.ms)).toEqual([ms]);
      await step();
    }
    expect(timers).toEqual([]);
    hint();
    for (let i = 0; i < 10; i++) await step();
    expect(told).toEqual([signature]);
    expect(timers).toEqual([]);
  });

  test('two that crash together, the second a moment later in the journal, are both told', async () => {
    const { watch, told, hint, step } = watched([[crash()], [crash()], [crash({ signature: 'second' }), crash()]]);
    await watch.start();
    hint();
    hint();
    for (let i = 0; i < 6; i++) await step();
    expect(told).toEqual([signature, 'second']);
  });

  test('whether the rest of a browser stays is seen a moment later', async () => {
    const goes = watched([[crash()]], [true, true, false]);
    await goes.watch.start();
    goes.hint();
    for (let i = 0; i < 3; i++) await goes.step();
    expect(goes.told).toEqual([signature]);
    const stays = watched([[crash()]], [true]);
    await stays.watch.start();
    stays.hint();
    for (let i = 0; i < 12; i++) await stays.step();
    expect(stays.told).toEqual([`open ${signature}`]);
    expect(stays.timers).toEqual([]);
  });

  test('stopped, it does not look any more', async () => {
    const { watch, timers, told, hint, step } = watched([[crash()]]);
    await watch.start();
    hint();
    watch.stop();
    expect(timers).toEqual([]);
    await step();
    expect(told).toEqual([]);
  });
});
