import type { Rule } from '../rule.ts';

export const restartNeeded: Rule = ({ updates }) => {
  if (!updates?.restartNeeded) return null;
  return {
    id: 'restart-needed',
    severity: 'hint',
    cause: 'desktop',
    text: {
      en: 'Updates are installed and take effect after a restart.',
      id: 'Pembaruan sudah terpasang dan berlaku setelah komputer dimulai ulang.',
    },
    evidence: `for: ${updates.restartFor.join(', ') || 'unnamed updates'}`.slice(0, 1000),
    section: 'updates',
    tip: 'updates-password',
  };
};
