import { randomBytes, randomFillSync } from 'node:crypto';
import { mkdir, mkdtemp, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { createOutbox } from '../../main/outbox/outbox.ts';
import { newReportEntry } from '../support/outbox-entries.ts';
import { median } from './common/measure.ts';

/**
 * Send to "kept safe": `add` of a 200 KB report with a 2 MB screenshot, against one write + fsync + rename + folder
 * fsync of the same bytes. Interleaved in one run, each time with bytes of its own, on the disk of the project folder.
 * `PANDU_BENCH_DIR` names another disk.
 */
const pairs = Number(process.env.PANDU_BENCH_RUNS ?? 60);
const warmUp = 5;
const reportBytes = 200_000;
const screenshotBytes = 2_000_000;

async function keepDirectly(folder: string, bytes: Uint8Array): Promise<void> {
  const name = randomBytes(8).toString('hex');
  const file = await open(join(folder, `${name}.tmp`), 'wx', 0o600);
  await file.write(bytes);
  await file.sync();
  await file.close();
  await rename(join(folder, `${name}.tmp`), join(folder, name));
  const directory = await open(folder, 'r');
  await directory.sync();
  await directory.close();
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

const parent = process.env.PANDU_BENCH_DIR ?? join(import.meta.dirname, '../../dist');
await mkdir(parent, { recursive: true });
const folder = await mkdtemp(join(parent, 'bench-kept-'));
const outbox = createOutbox({ folder: join(folder, 'outbox'), now: Date.now, log: (line) => process.stderr.write(`${line}\n`) });
await outbox.start();
await mkdir(join(folder, 'floor'));

const value: number[] = [];
const floor: number[] = [];
try {
  for (let run = 0; run < pairs + warmUp; run += 1) {
    const entry = newReportEntry({ reportBytes, screenshotBytes });
    const same = randomFillSync(Buffer.allocUnsafe(reportBytes + screenshotBytes));
    const times = { value: 0, floor: 0 };
    const ours = async () => {
      times.value = await milliseconds(async () => {
        const result = await outbox.add(entry);
        if (!result.kept) throw new Error(`not kept: ${result.reason}`);
      });
    };
    const bare = async () => {
      times.floor = await milliseconds(() => keepDirectly(join(folder, 'floor'), same));
    };
    // Turn about, so that neither always meets the disk that the other has just filled.
    for (const one of run % 2 ? [ours, bare] : [bare, ours]) await one();
    if (run < warmUp) continue;
    value.push(times.value);
    floor.push(times.floor);
  }
} finally {
  await outbox.stop();
  await rm(folder, { recursive: true, force: true });
}

const round = (number: number) => Math.round(number * 1000) / 1000;
const result = {
  name: 'kept',
  ratio: round(median(value) / median(floor)),
  floor: round(median(floor)),
  value: round(median(value)),
  runs: pairs,
};
process.stdout.write(`${JSON.stringify({ ...result, unit: 'ms', goal: 2 })}\n`);
