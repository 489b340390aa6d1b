import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { appEnvironment, electronArguments, electronProgram, startApp } from '../../build/start/app.ts';
import { startHelpDesk } from '../../build/start/helpdesk.ts';
import { type Environment, type Running, start, until } from '../../build/start/processes.ts';
import { openSession } from '../../build/start/session.ts';
import { writeBareApp } from './idle/bare-app.ts';
import { pssOf, treeOf, wakeUpsOf } from './idle/process-tree.ts';

/**
 * What an idle Pandu costs, enrolled and connected, against a bare Electron app with one tray icon and one menu: memory
 * (PSS of the whole process tree) and wake-ups after settling, one after the other in the same session, so that neither
 * shares pages with the other. Then a window is opened and closed, and the memory is read again.
 */
const settle = Number(process.env.PANDU_BENCH_SETTLE ?? 90) * 1000;
const minute = 60_000;
const root = join(import.meta.dirname, '../..');
const run = promisify(execFile);

interface Idle {
  readonly pss: number;
  readonly wakeUps: number;
  readonly processes: number;
}

async function measure(pid: number, what: string): Promise<Idle> {
  console.log(`bench idle: ${what} settles for ${settle / 1000} s and is watched for a minute`);
  await wait(settle);
  const tree = treeOf(pid);
  const before = wakeUpsOf(tree);
  await wait(minute);
  const wakeUps = wakeUpsOf(tree) - before;
  const pss = pssOf(treeOf(pid));
  console.log(`bench idle: ${what}: ${mb(pss)} MB in ${tree.length} processes, ${wakeUps} wake-ups a minute`);
  return { pss, wakeUps, processes: tree.length };
}

const mb = (bytes: number): number => Math.round(bytes / 104_857.6) / 10;

/** The window of the app, by the X server; empty when there is none. */
const windows = async (env: Environment): Promise<string[]> =>
  run('xdotool', ['search', '--onlyvisible', '--class', 'pandu'], { env }).then(
    ({ stdout }) => stdout.split('\n').filter((line) => line !== ''),
    () => [],
  );

const folder = await mkdtemp(join(tmpdir(), 'pandu-idle-'));
const opened: (() => Promise<void>)[] = [() => rm(folder, { recursive: true, force: true })];
try {
  const session = await openSession({ home: join(folder, 'home') });
  opened.push(session.close);

  const bare: Running = start({
    name: 'the bare app',
    program: electronProgram(root),
    args: [...electronArguments(await writeBareApp(join(folder, 'bare')), []), `--user-data-dir=${join(folder, 'bare-data')}`],
    env: { ...session.env, BARE_ICON: join(root, 'dist/icons/tray-well.png') },
    log: join(folder, 'bare.log'),
  });
  opened.push(() => bare.stop());
  const floor = await measure(bare.pid, 'the bare app');
  await bare.stop();

  const helpDesk = await startHelpDesk({ root, data: join(folder, 'helpdesk'), log: join(folder, 'helpdesk.log') });
  opened.push(helpDesk.stop);
  const parts = { root, folder: join(folder, 'desktop'), session: session.env, server: helpDesk };
  const app = await startApp({ ...parts, log: join(folder, 'app.log'), args: ['--hidden'] });
  opened.push(app.stop);
  const ours = await measure(app.pid, 'Pandu');

  // As a person does it: a second launch opens the window, the window manager closes it.
  const second = start({
    name: 'a second launch',
    program: electronProgram(root),
    args: electronArguments(root, ['--report']),
    env: appEnvironment(parts),
    log: join(folder, 'second.log'),
  });
  opened.push(() => second.stop());
  const [window = ''] = await until('the window', 30, async () => {
    const found = await windows(session.env);
    return found.length > 0 && found;
  });
  await wait(5000);
  await run('xdotool', ['windowactivate', '--sync', window, 'key', '--clearmodifiers', 'alt+F4'], { env: session.env });
  await until('the end of the window', 30, async () => (await windows(session.env)).length === 0);
  const after = await measure(app.pid, 'Pandu after a window');

  const result = {
    name: 'idle',
    ratio: ours.pss / floor.pss,
    floor: floor.pss,
    value: ours.pss,
    runs: 1,
    unit: 'bytes of PSS',
    wakeUpsRatio: ours.wakeUps / floor.wakeUps,
    wakeUps: ours.wakeUps,
    wakeUpsFloor: floor.wakeUps,
    afterWindowRatio: after.pss / ours.pss,
    afterWindow: after.pss,
    processes: ours.processes,
    processesFloor: floor.processes,
    settleSeconds: settle / 1000,
  };
  console.log(JSON.stringify(result));
} finally {
  for (const end of opened.reverse()) await end();
}
