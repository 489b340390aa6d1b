import type { Application } from '../../../shared/model/application.ts';
import type { Crash } from '../../../shared/model/crash.ts';
import type { Collector } from '../collector.ts';

const sinceDays = 30;
const shown = 20;

/** Is this a crash of that application? All of LibreOffice is one program. */
export function concerns(crash: Crash, application: Application): boolean {
  if (crash.application?.desktopId !== undefined && crash.application.desktopId === application.desktopId) return true;
  const file = (path: string | undefined): string =>
    path
      ?.split('/')
      .pop()
      ?.replace(/\.bin$/, '') ?? '';
  return file(crash.executable) !== '' && file(crash.executable) === file(application.executable);
}

export const crashes: Collector<'crashes'> = {
  id: 'crashes',
  title: 'Recent crashes',
  cost: 'slow',
  timeLimitMs: 10_000,
  collect: async ({ root, env, home, uid, exec, now, signal, application }) => {
    const { readCrashes } = await import('../../crashes/read.ts');
    const since = now() - sinceDays * 24 * 3_600_000;
    const read = await readCrashes({ root, env, home, uid, exec, since, signal });
    const wanted = read.crashes.map(({ crash }) => crash).filter((crash) => application === null || concerns(crash, application));
    return {
      data: { asOf: new Date(now()).toISOString(), sinceDays, total: wanted.length, crashes: wanted.slice(0, shown) },
      ...(read.missing.length > 0 ? { missing: read.missing.join('; ') } : {}),
    };
  },
};
