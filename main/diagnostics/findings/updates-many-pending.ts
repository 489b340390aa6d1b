import type { Rule } from '../rule.ts';

/** A week of updates is normal; a whole point release, or twenty holes, is not. */
export const updatesManyPending: Rule = ({ updates }) => {
  if (updates?.pending === undefined || (updates.pending < 100 && (updates.security ?? 0) < 20)) return null;
  return {
    id: 'updates-many-pending',
    severity: 'hint',
    cause: 'desktop',
    text: {
      en: 'Many updates are waiting to be installed.',
      id: 'Banyak pembaruan menunggu dipasang.',
    },
    evidence: `${updates.pending} waiting${updates.security === undefined ? '' : `, ${updates.security} for security`}`,
    section: 'updates',
    tip: 'updates-password',
  };
};
