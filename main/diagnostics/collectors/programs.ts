import { ownerOf, type ProcessFacts } from '../../platform/processes.ts';
import type { Collector } from '../collector.ts';

/** As many as a person reads. */
const shown = 25;

/** The state that worries most stands for the whole program. */
const worst = (a: string, b: string): string => ('DTRS'.includes(a) && 'DTRS'.indexOf(a) <= ('DTRS'.indexOf(b) + 4) % 4 ? a : b);

export const programs: Collector<'programs'> = {
  id: 'programs',
  title: 'Running programs',
  cost: 'quick',
  timeLimitMs: 3000,
  collect: ({ files, uid, processes }) => {
    const running = processes();
    const own = running.filter((one) => one.memory > 0 && ownerOf(files, one.pid) === uid);
    const byName = new Map<string, ProcessFacts & { count: number }>();
    for (const one of own) {
      const before = byName.get(one.name);
      if (!before) byName.set(one.name, { ...one, count: 1 });
      else
        byName.set(one.name, {
          ...(one.startedAfterBoot < before.startedAfterBoot ? one : before),
          count: before.count + 1,
          memory: before.memory + one.memory,
          cpuSeconds: before.cpuSeconds + one.cpuSeconds,
          state: worst(one.state, before.state),
        });
    }
    const top = [...byName.values()].sort((a, b) => b.memory - a.memory).slice(0, shown);
    return {
      data: {
        total: running.length,
        top: top.map(({ name, pid, count, memory, cpuSeconds, state }) => ({
          name,
          pid,
          count,
          memory,
          cpuSeconds: Math.round(cpuSeconds * 100) / 100,
          state,
        })),
      },
    };
  },
};
