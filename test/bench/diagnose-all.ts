import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createInspector } from '../../main/inspector.ts';
import { findApplicationByName } from '../../main/platform/applications.ts';
import { has, median, milliseconds, rounded } from './common/measure.ts';

/**
 * Everything that a report collects, LibreOffice looked at closely where it is installed, whole process, against `inxi -Fxxz` and `fusioninventory-inventory`, in turns of one
 * run; and what the inspection thread takes of memory while it works and leaves behind when it was let go.
 */
const runs = Number(process.env.PANDU_BENCH_RUNS ?? 7);
const dist = join(import.meta.dirname, '../../dist/main');
const application = await findApplicationByName('LibreOffice Writer');
const command = [join(dist, 'cli.cjs'), 'diagnose', '--json', ...(application ? ['--app', application.name] : [])];
const ours = (): number => milliseconds(process.execPath, command);
const rivals: Readonly<Record<string, readonly string[]>> = {
  inxi: ['-Fxxz'],
  'fusioninventory-inventory': [],
};

/** Resident memory of this process, in bytes; `VmHWM` is the most since the peak was last forgotten. */
function resident(field: 'VmRSS' | 'VmHWM'): number {
  return Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) * 1024;
}
/** proc(5), clear_refs: 5 resets the peak. */
const forgetPeak = (): void => writeFileSync('/proc/self/clear_refs', '5');
const collectGarbage = (): void => globalThis.gc?.();

async function memory(): Promise<{ readonly peak: number; readonly left: number }> {
  const inspector = createInspector(
    join(dist, 'inspector-worker.cjs'),
    { env: process.env, home: homedir(), uid: process.getuid?.() ?? 0 },
    console.error,
  );
  const look = async (): Promise<void> => {
    const options = { application, off: [], screens: [], reach: {} };
    const { sections } = await inspector.run(options, () => undefined, new AbortController().signal);
    if (sections.length === 0) throw new Error('nothing was collected');
    inspector.release();
    // The end of a thread is not told; its memory is gone within a moment.
    await wait(500);
    collectGarbage();
  };
  // Before: what the first threads of a process leave in it for good is no part of a diagnosis.
  for (let warmUp = 0; warmUp < 3; warmUp += 1) await look();
  const idle = resident('VmRSS');
  forgetPeak();
  await look();
  return { peak: resident('VmHWM') - idle, left: resident('VmRSS') - idle };
}

if (!existsSync(join(dist, 'cli.cjs'))) {
  console.error('bench diagnose-all: dist is missing; run "npm run build" first');
  process.exit(1);
}
if (typeof globalThis.gc !== 'function') {
  // Only so can be told what was given back from what waits for the next collection.
  const again = spawnSync(process.execPath, ['--expose-gc', import.meta.filename], { stdio: 'inherit' });
  process.exit(again.status ?? 1);
}
const there = Object.keys(rivals).filter(has);
const missing = Object.keys(rivals).filter((name) => !there.includes(name));
if (missing.length > 0) console.error(`bench diagnose-all: not installed, so not compared: ${missing.join(', ')}`);
ours();
const { stdout } = spawnSync(process.execPath, command, { encoding: 'utf8', maxBuffer: 100_000_000 });
const sections = (JSON.parse(stdout) as { sections: { status: string }[] }).sections;
const values: number[] = [];
const floors = new Map<string, number[]>(there.map((name) => [name, []]));
for (let run = 0; run < runs; run += 1) {
  values.push(ours());
  for (const name of there) floors.get(name)?.push(milliseconds(name, rivals[name] ?? []));
}
const value = median(values);
const to = (name: string): number | null => {
  const times = floors.get(name);
  return times ? rounded(value / median(times)) : null;
};
const { peak, left } = await memory();
const result = {
  name: 'diagnose-all',
  ratio: to('inxi'),
  floor: floors.has('inxi') ? rounded(median(floors.get('inxi') ?? [])) : null,
  value: rounded(value),
  unit: 'ms',
  runs,
  sections: sections.length,
  whole: sections.filter(({ status }) => status === 'ok').length,
  application: application?.name ?? null,
  fusioninventoryRatio: to('fusioninventory-inventory'),
  peakBytes: peak,
  leftBytes: left,
};
console.log(JSON.stringify(result));
// What was not compared is not reached.
const reached = (result.ratio ?? 9) <= 1 && (result.fusioninventoryRatio ?? 9) <= 0.7 && peak <= 40e6 && left <= 4e6;
process.exit(reached ? 0 : 1);
