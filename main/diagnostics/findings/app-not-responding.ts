import type { Rule } from '../rule.ts';

/** What its window or its actions say counts most. Else its state: D waits for a device or a dead drive, T was stopped. One look can catch a healthy program in D: it is a hint then. */
export const appNotResponding: Rule = ({ application, responding }) => {
  const [silent] = responding?.silent ?? [];
  if (responding && silent) {
    return {
      id: 'app-not-responding',
      severity: 'warning',
      cause: 'application',
      text: {
        en: `${silent.name} does not answer at the moment.`,
        id: `${silent.name} sedang tidak merespons.`,
      },
      evidence: responding.silent
        .map(({ name, pid, how, waitedMs, state }) => `${name} (${pid}): no answer of its ${how} within ${waitedMs} ms, state ${state}`)
        .join('; ')
        .slice(0, 1000),
      section: 'responding',
      tip: 'not-responding',
    };
  }
  const stuck = application?.processes.filter(({ state }) => state === 'D' || state === 'T');
  if (!application || !stuck?.length) return null;
  const stopped = stuck.some(({ state }) => state === 'T');
  return {
    id: 'app-not-responding',
    severity: stopped ? 'warning' : 'hint',
    cause: 'application',
    text: {
      en: 'The program does not answer at the moment.',
      id: 'Program sedang tidak merespons.',
    },
    evidence: stuck
      .map(({ name, pid, state }) => `${name} (${pid}): state ${state}`)
      .join('; ')
      .slice(0, 1000),
    section: 'application',
    tip: 'not-responding',
  };
};
