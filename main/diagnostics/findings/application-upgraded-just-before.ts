import { evidenceOf, recentChanges } from '../recent-changes.ts';
import type { Rule } from '../rule.ts';

export const applicationUpgradedJustBefore: Rule = (facts) => {
  const own = facts.application?.application.package;
  if (!own) return null;
  // An office suite is many packages, and they are upgraded together.
  const names = new Set([own, ...(facts.application?.relatedPackages ?? []).map(({ name }) => name)]);
  const nameOf = (name: string): string => name.replace(/ \((?:flatpak|snap)\)$/, '');
  const upgraded = recentChanges(facts).filter(({ kind, name }) => kind === 'upgraded' && names.has(nameOf(name)));
  const first = upgraded.find(({ name }) => nameOf(name) === own) ?? upgraded[0];
  if (!first) return null;
  return {
    id: 'application-upgraded-just-before',
    severity: 'hint',
    cause: 'application',
    text: {
      en: 'This application was updated shortly before.',
      id: 'Aplikasi ini baru saja diperbarui.',
    },
    evidence: `${evidenceOf(first)}${upgraded.length > 1 ? `; ${upgraded.length - 1} more of it` : ''}`.slice(0, 1000),
    section: 'changes',
    tip: 'after-update',
  };
};
