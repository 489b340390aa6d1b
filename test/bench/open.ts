import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ElectronApplication, _electron as electron } from '@playwright/test';
import { appEnvironment, electronArguments, electronProgram } from '../../build/start/app.ts';
import { startHelpDesk } from '../../build/start/helpdesk.ts';
import type { Environment } from '../../build/start/processes.ts';
import { openSession } from '../../build/start/session.ts';
import { type Bus, openSessionBus } from '../../main/platform/dbus.ts';
import { defined } from '../support/session/chromium.ts';
import { trayItem } from '../support/session/tray.ts';
import { median } from './common/measure.ts';
import { writeBareWindowApp } from './open/bare-app.ts';

/**
 * From the click on the tray icon (StatusNotifierItem's Activate, as a panel sends it) until the report form is painted
 * and its window shown, against a bare window with a plain React page. Both windows are made anew for each click and
 * both apps run beside each other; they take turns.
 */
const runs = Number(process.env.PANDU_BENCH_RUNS ?? 15);
const warmUp = 2;
const root = join(import.meta.dirname, '../..');

interface Opener {
  /** Milliseconds from the click to what a person sees. */
  open(): Promise<number>;
  close(): Promise<void>;
}

async function launch(bus: Bus, folder: string, env: Environment, args: readonly string[]): Promise<Opener> {
  const app = await electron.launch({
    executablePath: electronProgram(root),
    args: [...electronArguments(folder, args)],
    env: defined(env),
    timeout: 60_000,
  });
  await app.evaluate(({ app: main }) => {
    const marks = globalThis as unknown as { shownAt: number };
    main.on('browser-window-created', (_event, window) => {
      window.on('show', () => {
        marks.shownAt = Date.now();
      });
    });
  });
  const item = await trayItem(bus, { pid: app.process().pid });
  return { open: () => openOnce(app, item.activate), close: () => app.close() };
}

async function openOnce(app: ElectronApplication, click: () => Promise<void>): Promise<number> {
  const opened = app.waitForEvent('window', { timeout: 30_000 });
  const clickedAt = Date.now();
  await click();
  const page = await opened;
  const paintedAt = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const first = (entries: readonly PerformanceEntry[]) => {
          const entry = entries.find(({ name }) => name === 'first-contentful-paint');
          if (entry) resolve(performance.timeOrigin + entry.startTime);
        };
        new PerformanceObserver((list) => first(list.getEntries())).observe({ type: 'paint', buffered: true });
      }),
  );
  const closed = page.waitForEvent('close');
  const shownAt = await app.evaluate(async ({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    if (window && !window.isVisible()) await new Promise<void>((resolve) => void window.once('show', () => resolve()));
    const at = (globalThis as unknown as { shownAt: number }).shownAt;
    window?.close();
    return at;
  });
  await closed;
  return Math.max(paintedAt, shownAt) - clickedAt;
}

const folder = await mkdtemp(join(tmpdir(), 'pandu-open-'));
const ends: (() => Promise<void>)[] = [() => rm(folder, { recursive: true, force: true })];
try {
  const session = await openSession({ home: join(folder, 'home') });
  ends.push(session.close);
  const bus = await openSessionBus(session.env);
  if (!bus) throw new Error('no session bus');
  ends.push(async () => bus.close());
  const helpDesk = await startHelpDesk({ root, data: join(folder, 'helpdesk'), log: join(folder, 'helpdesk.log') });
  ends.push(helpDesk.stop);
  const bareEnv = { ...session.env, BARE_ICON: join(root, 'dist/icons/tray-well.png') };
  const bareFolder = await writeBareWindowApp(join(folder, 'bare'));
  const bare = await launch(bus, bareFolder, bareEnv, [`--user-data-dir=${join(folder, 'bare-data')}`]);
  ends.push(bare.close);
  const oursEnv = appEnvironment({ session: session.env, folder: join(folder, 'desktop'), server: helpDesk });
  const ours = await launch(bus, root, oursEnv, ['--hidden']);
  ends.push(ours.close);

  const floors: number[] = [];
  const values: number[] = [];
  for (let run = -warmUp; run < runs; run += 1) {
    const [first, second] = run % 2 === 0 ? [bare, ours] : [ours, bare];
    const [one, other] = [await first.open(), await second.open()];
    if (run < 0) continue;
    floors.push(first === bare ? one : other);
    values.push(first === bare ? other : one);
  }
  const ratios = values.map((value, at) => value / (floors[at] ?? Number.NaN));
  const result = { name: 'open', ratio: median(ratios), floor: median(floors), value: median(values), runs, unit: 'ms' };
  console.log(JSON.stringify({ ...result, floors, values }));
} finally {
  for (const end of ends.reverse()) await end();
}
