import type { Rule } from '../rule.ts';

export const passwordExpiresSoon: Rule = ({ domain }) => {
  const days = domain?.passwordDaysLeft;
  if (days === undefined || days > 7) return null;
  return {
    id: 'password-expires-soon',
    severity: days < 0 ? 'serious' : 'warning',
    cause: 'desktop',
    text: {
      en: 'Your password runs out soon, or has already. Please choose a new one.',
      id: 'Kata sandi Anda segera atau sudah habis masa berlakunya. Silakan buat yang baru.',
    },
    evidence: days < 0 ? `ran out ${-days} days ago` : `${days} days left`,
    section: 'domain',
    tip: 'password-expired',
  };
};
