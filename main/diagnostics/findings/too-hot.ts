import type { Rule } from '../rule.ts';

/** 85 °C is an ordinary day for a small laptop; close to its own limit is not. */
export const tooHot: Rule = ({ power }) => {
  const hot = power?.temperatures.filter(({ celsius, limit }) => celsius >= Math.max(85, (limit ?? 100) - 5)) ?? [];
  if (hot.length === 0) return null;
  return {
    id: 'too-hot',
    severity: 'warning',
    cause: 'desktop',
    text: {
      en: 'The computer is very hot and slows itself down. Check that its air vents are free.',
      id: 'Komputer sangat panas dan memperlambat diri. Pastikan lubang udaranya tidak tertutup.',
    },
    evidence: hot
      .map(({ name, celsius, limit }) => `${name}: ${celsius} °C${limit === undefined ? '' : `, limit ${limit} °C`}`)
      .join('; ')
      .slice(0, 1000),
    section: 'power',
    tip: 'slow-computer',
  };
};
