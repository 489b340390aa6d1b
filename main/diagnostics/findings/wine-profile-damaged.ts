import type { Rule } from '../rule.ts';

/** The registry files of a prefix: without them Wine makes the Windows program start from nothing. */
export const wineProfileDamaged: Rule = ({ probe }) => {
  const damage = probe?.probe === 'wine' ? probe.profile?.damage : undefined;
  if (!damage?.length) return null;
  return {
    id: 'wine-profile-damaged',
    severity: 'warning',
    cause: 'application',
    text: {
      en: 'The Windows part that this program runs in is damaged, so it may not start.',
      id: 'Bagian Windows tempat program ini berjalan rusak, sehingga program mungkin tidak bisa dibuka.',
    },
    evidence: damage
      .map(({ file, problem }) => `${file}: ${problem}`)
      .join('; ')
      .slice(0, 1000),
    section: 'probe',
    tip: 'exe-file',
  };
};
