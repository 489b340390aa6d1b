import type { Rule } from '../rule.ts';

/** Lists of the distribution name what is not installed by design; only the own choice counts. */
export const defaultAppVanished: Rule = ({ probe }) => {
  const lost = probe?.defaults.filter(({ state }) => state === 'vanished');
  if (!lost?.length) return null;
  return {
    id: 'default-app-vanished',
    severity: 'hint',
    cause: 'desktop',
    text: {
      en: 'Some files have no right program to open them, because the one chosen is no longer installed.',
      id: 'Sebagian berkas tidak terbuka dengan program yang tepat, karena program pilihannya sudah tidak terpasang.',
    },
    evidence: lost
      .map(({ type, application }) => `${type}: ${application ?? 'unknown'}`)
      .join('; ')
      .slice(0, 1000),
    section: 'probe',
    tip: 'default-app',
  };
};
