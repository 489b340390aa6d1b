import type { Application } from '../../../shared/model/application.ts';
import { bootTime } from '../../platform/processes.ts';
import { relatedPackages } from '../../platform/related-packages.ts';
import type { Collector, CollectorContext } from '../collector.ts';

/** Most programs that are one application: a browser has one for each site. */
const maxProcesses = 60;

export const application: Collector<'application'> = {
  id: 'application',
  title: 'The application',
  cost: 'quick',
  timeLimitMs: 4000,
  publicKeys: ['relatedPackages'],
  // Most looks are about no application, and what is answered at once costs the runner nothing.
  collect: (context) => (context.application === null ? null : lookAt(context.application, context)),
};

async function lookAt(chosen: Application, context: CollectorContext) {
  const { files, now } = context;
  const program = chosen.executable?.split('/').pop()?.slice(0, 15);
  const boot = bootTime(files, now());
  const all = context.processes();
  const roots = new Set(all.filter((one) => one.pid === chosen.pid || one.name === program).map((one) => one.pid));
  // Children belong to it: LibreOffice's window is a child of a script, a browser's pages are children of its window.
  for (let grown = -1; grown !== roots.size; ) {
    grown = roots.size;
    for (const one of all) if (roots.has(one.parent) && one.parent > 1) roots.add(one.pid);
  }
  const processes = all.filter((one) => roots.has(one.pid)).slice(0, maxProcesses);
  const sandbox = chosen.source === 'flatpak' || chosen.source === 'snap' ? chosen.source : ('none' as const);
  const related = await relatedPackages(context, chosen);
  return {
    data: {
      application: chosen,
      running: processes.length > 0,
      processes: processes.map((one) => {
        const open = files.list(`/proc/${one.pid}/fd`).length;
        return {
          pid: one.pid,
          name: one.name,
          state: one.state,
          memory: one.memory,
          cpuSeconds: one.cpuSeconds,
          startedAt: new Date(boot + one.startedAfterBoot * 1000).toISOString(),
          threads: one.threads,
          ...(open > 0 ? { openFiles: open } : {}),
        };
      }),
      relatedPackages: (related ?? []).slice(0, 80),
      sandbox,
    },
    // The quick set starts no program, and says so where all packages are listed.
    ...(related === null && context.exec ? { missing: 'rpm did not answer' } : {}),
  };
}
