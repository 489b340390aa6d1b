import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { has, median, milliseconds, rounded } from './common/measure.ts';

/**
 * The quick set, whole process, against starting the same Node and exiting, in interleaved pairs of one run; and against
 * `inxi -Fxxz` when that is installed. The programs that it starts are counted by strace as execve calls that succeed,
 * but for the first, which is Node's own.
 */
const pairs = Number(process.env.PANDU_BENCH_RUNS ?? 30);
const warmUp = 3;
const cli = process.env.PANDU_BENCH_CLI ?? join(import.meta.dirname, '../../dist/main/cli.cjs');
const command = [cli, 'diagnose', '--json', '--quick'];

/** null: strace is not here. */
function programsStarted(): number | null {
  if (!has('strace')) return null;
  const folder = mkdtempSync('/tmp/pandu-bench-');
  try {
    const log = join(folder, 'trace');
    spawnSync('strace', ['-f', '-qq', '-e', 'trace=execve,execveat', '-o', log, process.execPath, ...command], {
      stdio: 'ignore',
      timeout: 60_000,
    });
    const calls = readFileSync(log, 'utf8').match(/exec(?:ve|veat)\(.*= 0$/gm) ?? [];
    if (calls.length === 0) throw new Error('strace saw nothing: not even Node');
    return calls.length - 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (!existsSync(cli)) {
  console.error(`bench diagnose: ${cli} is missing; run "npm run build" first`);
  process.exit(1);
}
const sections = JSON.parse(spawnSync(process.execPath, command, { encoding: 'utf8' }).stdout).sections as { id: string; status: string }[];
const floors: number[] = [];
const values: number[] = [];
const ratios: number[] = [];
for (let run = 0; run < pairs + warmUp; run += 1) {
  const ours = (): number => milliseconds(process.execPath, command);
  const bare = (): number => milliseconds(process.execPath, ['-e', '0']);
  // Turns are taken, so that neither is always the one behind the other.
  const [first, second] = run % 2 === 0 ? [bare(), ours()] : [ours(), bare()];
  const [floor, value] = run % 2 === 0 ? [first, second] : [second, first];
  if (run < warmUp) continue;
  floors.push(floor);
  values.push(value);
  ratios.push(value / floor);
}
const inxi = has('inxi') ? median([1, 2, 3].map(() => milliseconds('inxi', ['-Fxxz']))) : null;
const value = median(values);
const programs = programsStarted();
const result = {
  name: 'diagnose',
  ratio: rounded(median(ratios)),
  floor: rounded(median(floors)),
  value: rounded(value),
  unit: 'ms',
  runs: pairs,
  programsStarted: programs,
  countedBy: programs === null ? null : 'strace -f -e execve',
  inxi: inxi === null ? null : rounded(inxi),
  inxiRatio: inxi === null ? null : rounded(value / inxi),
  sections: sections.map(({ id, status }) => `${id}:${status}`),
  node: process.version,
};
console.log(JSON.stringify(result));
const reached = result.ratio <= 2 && (programs ?? 0) === 0 && (result.inxiRatio ?? 0) <= 0.25;
process.exit(reached ? 0 : 1);
