import type { Rule } from '../rule.ts';

/** From three on Firefox and Thunderbird offer their own safe mode (toolkit.startup.max_resumed_crashes). */
export const startFailsOften: Rule = ({ probe }) => {
  const failed = probe?.profile?.failedStarts ?? 0;
  if (failed < 3) return null;
  return {
    id: 'start-fails-often',
    severity: 'warning',
    cause: 'application',
    text: {
      en: 'The program closed several times while it started, so one of its extensions or settings may be at fault.',
      id: 'Program ini beberapa kali menutup sendiri saat dibuka, mungkin karena salah satu ekstensi atau pengaturannya.',
    },
    evidence: `${probe?.probe}: ${failed} failed starts in a row`,
    section: 'probe',
    tip: 'program-safe-start',
  };
};
