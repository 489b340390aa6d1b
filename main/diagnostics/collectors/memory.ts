import type { Files } from '../../platform/files.ts';
import type { Collector } from '../collector.ts';

/** Share of the last 60 s in which some task waited (Documentation/accounting/psi.rst); absent on kernels without it. */
function pressureOf(files: Files, what: string): number | undefined {
  const value = /^some .*\bavg60=([\d.]+)/m.exec(files.text(`/proc/pressure/${what}`) ?? '')?.[1];
  return value === undefined ? undefined : Math.min(100, Number(value));
}

export const memory: Collector<'memory'> = {
  id: 'memory',
  title: 'Memory',
  cost: 'quick',
  timeLimitMs: 2000,
  collect: ({ files }) => {
    const text = files.text('/proc/meminfo');
    if (text === null) throw new Error('/proc/meminfo cannot be read');
    const bytes = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)?.[1] ?? 0) * 1024;
    const pressure = Object.fromEntries(
      (['cpu', 'memory', 'io'] as const).flatMap((what) => {
        const value = pressureOf(files, what);
        return value === undefined ? [] : [[what, value]];
      }),
    );
    return {
      data: {
        total: bytes('MemTotal'),
        available: bytes('MemAvailable') || bytes('MemFree'),
        swapTotal: bytes('SwapTotal'),
        swapFree: bytes('SwapFree'),
        ...(Object.keys(pressure).length > 0 ? { pressure } : {}),
      },
    };
  },
};
