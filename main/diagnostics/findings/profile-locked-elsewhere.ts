import type { Rule } from '../rule.ts';

/** Locks of this computer are taken over by the programs themselves; one of another name (a renamed computer, a shared home) is not. */
export const profileLockedElsewhere: Rule = ({ probe }) => {
  const lock = probe?.profile?.locks.find(({ kind, holder }) => kind === 'profile' && holder === 'elsewhere');
  if (!lock) return null;
  return {
    id: 'profile-locked-elsewhere',
    severity: 'warning',
    cause: 'desktop',
    text: {
      en: 'The program may refuse to start, because its settings are marked as in use on a computer with another name.',
      id: 'Program bisa menolak dibuka, karena pengaturannya tercatat sedang dipakai di komputer dengan nama lain.',
    },
    evidence: `${probe?.probe}: ${lock.count} profiles locked by another host name`,
    section: 'probe',
    tip: 'profile-in-use',
  };
};
