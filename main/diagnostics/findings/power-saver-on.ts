import type { Rule } from '../rule.ts';

export const powerSaverOn: Rule = ({ power }) => {
  if (power?.mains !== true || !/^(?:power-saver|low-power|quiet)$/.test(power.profile ?? '')) return null;
  return {
    id: 'power-saver-on',
    severity: 'hint',
    cause: 'desktop',
    text: {
      en: 'The computer is in its power-saving mode although the cable is in, which makes it slower.',
      id: 'Komputer memakai mode hemat daya padahal kabelnya terpasang, sehingga lebih lambat.',
    },
    evidence: `power mode ${power.profile}, on mains`,
    section: 'power',
    tip: 'slow-computer',
  };
};
