import type { Rule } from '../rule.ts';

export const packagesBroken: Rule = ({ packages }) => {
  if (!packages || packages.brokenCount === 0) return null;
  return {
    id: 'packages-broken',
    severity: 'warning',
    cause: 'desktop',
    text: {
      en: 'An installation or update was not finished, so some programs may not work properly.',
      id: 'Ada pemasangan atau pembaruan yang belum selesai, jadi sebagian program mungkin tidak berjalan semestinya.',
    },
    evidence: `${packages.brokenCount} package(s) not fully installed: ${(packages.broken ?? []).join(', ')}`.slice(0, 1000),
    section: 'packages',
    tip: 'updates-password',
  };
};
