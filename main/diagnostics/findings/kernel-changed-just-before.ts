import { evidenceOf, recentChanges } from '../recent-changes.ts';
import type { Rule } from '../rule.ts';

export const kernelChangedJustBefore: Rule = (facts) => {
  const changed = recentChanges(facts).find(({ kind }) => kind === 'kernel');
  if (!changed) return null;
  return {
    id: 'kernel-changed-just-before',
    severity: 'hint',
    cause: 'desktop',
    text: {
      en: 'The core of the system was updated shortly before. Devices or graphics may behave differently since then.',
      id: 'Inti sistem baru saja diperbarui. Perangkat atau tampilan bisa jadi berperilaku lain sejak itu.',
    },
    evidence: evidenceOf(changed),
    section: 'changes',
    tip: 'after-update',
  };
};
