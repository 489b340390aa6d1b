import type { SectionData } from '../../../shared/model/sections.ts';
import { propertiesOf, stringAt } from '../../platform/bus-values.ts';
import type { Collector, CollectorContext } from '../collector.ts';

type Failed = SectionData<'services'>['failed'][number];

const systemd = 'org.freedesktop.systemd1';

/** ListUnitsFiltered: a(ssssssouso), the first two are name and description, the seventh the path. null: nobody answers. */
async function failedUnits(context: CollectorContext, by: 'system' | 'user'): Promise<Failed[] | null> {
  const ask = await context.bus(by === 'system' ? 'system' : 'session');
  const answer = ask ? await ask(systemd, '/org/freedesktop/systemd1', `${systemd}.Manager.ListUnitsFiltered`, 'as', [['failed']]) : null;
  if (!ask || !Array.isArray(answer?.[0])) return null;
  const units = answer[0].filter((unit): unit is unknown[] => Array.isArray(unit));
  return Promise.all(
    units.slice(0, 50).map(async (unit): Promise<Failed> => {
      const [name, description, path] = [String(unit[0]).slice(0, 200), String(unit[1]).slice(0, 300), unit[6]];
      const kind = name.endsWith('.mount') ? 'Mount' : 'Service';
      const more = typeof path === 'string' ? await propertiesOf(ask, systemd, path, `${systemd}.${kind}`) : null;
      const reason = stringAt(more, 'Result');
      return { name, description, by, ...(reason && reason !== 'success' ? { reason } : {}) };
    }),
  );
}

export const services: Collector<'services'> = {
  id: 'services',
  title: 'Background services',
  cost: 'slow',
  timeLimitMs: 7000,
  collect: async (context) => {
    const [system, user] = await Promise.all([failedUnits(context, 'system'), failedUnits(context, 'user')]);
    return {
      data: {
        failed: [...(system ?? []), ...(user ?? [])],
        asked: [...(system ? (['system'] as const) : []), ...(user ? (['user'] as const) : [])],
      },
    };
  },
};
