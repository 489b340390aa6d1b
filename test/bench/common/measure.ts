import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';

/** Wall time of a whole process, in milliseconds. @throws when it does not end with 0 within a minute */
export function milliseconds(program: string, args: readonly string[]): number {
  const start = performance.now();
  const result = spawnSync(program, args, { stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 100_000_000, timeout: 60_000 });
  if (result.status !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${result.status ?? result.signal}`);
  return performance.now() - start;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

export const has = (program: string): boolean => (process.env.PATH ?? '').split(':').some((folder) => existsSync(join(folder, program)));

export const rounded = (number: number): number => Math.round(number * 1000) / 1000;
