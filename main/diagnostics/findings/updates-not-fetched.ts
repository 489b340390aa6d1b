import type { Rule } from '../rule.ts';

export const updatesNotFetched: Rule = ({ updates }) => {
  if (updates?.listsAgeDays === undefined || updates.listsAgeDays <= 31) return null;
  return {
    id: 'updates-not-fetched',
    severity: 'hint',
    cause: 'desktop',
    text: {
      en: 'This computer has not looked for updates for more than a month.',
      id: 'Sudah lebih dari sebulan komputer ini tidak mencari pembaruan.',
    },
    evidence: `package lists fetched ${updates.listsAgeDays} days ago`,
    section: 'updates',
    tip: 'updates-password',
  };
};
