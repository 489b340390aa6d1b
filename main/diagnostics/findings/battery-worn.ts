import type { Rule } from '../rule.ts';

export const batteryWorn: Rule = ({ power }) => {
  const worn = power?.batteries.filter(({ healthPercent }) => healthPercent !== undefined && healthPercent < 50) ?? [];
  if (worn.length === 0) return null;
  return {
    id: 'battery-worn',
    severity: 'hint',
    cause: 'desktop',
    text: {
      en: 'The battery has aged and holds much less than when it was new.',
      id: 'Baterai sudah menua dan daya tampungnya jauh berkurang.',
    },
    evidence: worn
      .map(({ name, healthPercent, cycles }) => `${name}: holds ${healthPercent} % of new${cycles ? `, ${cycles} cycles` : ''}`)
      .join('; ')
      .slice(0, 1000),
    section: 'power',
    tip: 'battery-worn',
  };
};
