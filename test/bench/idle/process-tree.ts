import { readdirSync, readFileSync } from 'node:fs';

/** A process and all that it started, by pid. */
export function treeOf(pid: number): readonly number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const parent = parentOf(Number(name));
    if (parent !== null) children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const tree = [pid];
  for (const one of tree) tree.push(...(children.get(one) ?? []));
  return tree;
}

/** The fourth field of /proc/PID/stat; the name before it may hold anything, also brackets. */
function parentOf(pid: number): number | null {
  const stat = textOf(`/proc/${pid}/stat`);
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return stat === '' ? null : Number(fields[1]);
}

/** Proportional set size of all of them, in bytes: shared pages count by their share, so that sums are honest. */
export function pssOf(pids: readonly number[]): number {
  return sum(pids.map((pid) => Number(/^Pss:\s+(\d+) kB/m.exec(textOf(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0) * 1024));
}

/** How often their threads gave up the processor by themselves so far: each time something woke them. */
export function wakeUpsOf(pids: readonly number[]): number {
  return sum(
    pids.flatMap((pid) =>
      tasksOf(pid).map((task) => Number(/^voluntary_ctxt_switches:\s+(\d+)/m.exec(textOf(`/proc/${pid}/task/${task}/status`))?.[1] ?? 0)),
    ),
  );
}

function tasksOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
}

/** Empty when the process has gone meanwhile. */
function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
