import { evidenceOf, recentChanges } from '../recent-changes.ts';
import type { Rule } from '../rule.ts';

/** A usual day of updates is a few dozen packages; the step to another release is a thousand. */
const many = 150;

export const manyPackagesChanged: Rule = (facts) => {
  const packages = recentChanges(facts).filter(({ kind }) => kind === 'installed' || kind === 'upgraded' || kind === 'removed');
  const first = packages[0];
  if (!first || packages.length < many) return null;
  return {
    id: 'many-packages-changed',
    severity: 'hint',
    cause: 'desktop',
    text: {
      en: 'A large part of the software was updated shortly before.',
      id: 'Sebagian besar perangkat lunak baru saja diperbarui.',
    },
    evidence: `${packages.length} packages within two days, the last: ${evidenceOf(first)}`.slice(0, 1000),
    section: 'changes',
    tip: 'after-update',
  };
};
