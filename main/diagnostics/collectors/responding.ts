import { ownerOf, readProcess } from '../../platform/processes.ts';
import type { Collector } from '../collector.ts';

/** A program that is busy for this long without looking at its window once is stuck for the person before it. Milliseconds. */
const waitFor = 5000;

export const responding: Collector<'responding'> = {
  id: 'responding',
  title: 'Programs that do not answer',
  cost: 'slow',
  timeLimitMs: 9000,
  collect: async ({ files, env, home, uid, signal, root }) => {
    // A folder of fixtures has no windows.
    if (root !== '/') return null;
    const { askPrograms } = await import('../../crashes/hangs/ask.ts');
    const answers = await askPrograms({ env, limitMs: waitFor, signal });
    if (answers === null) return null;
    const silent = answers.filter(({ answers: answered, pid }) => !answered && pid !== process.pid && ownerOf(files, pid) === uid);
    const applications = silent.length > 0 ? (await import('../../platform/applications.ts')).createApplications({ env, home, uid }) : null;
    const described = await Promise.all(
      silent.map(async ({ pid, wmClass, how, waitedMs }) => {
        const application = await applications?.describe({ pid, ...(wmClass ? { wmClass } : {}) });
        const process = readProcess(files, pid);
        return {
          name: application?.name ?? process?.name ?? 'unknown',
          pid,
          how,
          waitedMs,
          state: process?.state ?? '?',
          known: application?.desktopId !== undefined,
        };
      }),
    );
    return {
      data: {
        asked: answers.length,
        // Services on the bus are no programs that a person waits for.
        silent: described.filter(({ how, known }) => how === 'window' || known).map(({ known: _, ...one }) => one),
      },
    };
  },
};
