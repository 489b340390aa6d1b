import type { Rule } from '../rule.ts';

/** A short moment at full load is how laptops are built; a tenth of the time is not. */
export const processorThrottled: Rule = ({ power, system }) => {
  const seconds = power?.processor.throttledSeconds;
  if (seconds === undefined || !system || seconds < 120 || seconds < system.uptimeSeconds * 0.1) return null;
  return {
    id: 'processor-throttled',
    severity: 'hint',
    cause: 'desktop',
    text: {
      en: 'Heat has slowed this computer down for much of the time that it has been on.',
      id: 'Panas sudah memperlambat komputer ini hampir sepanjang waktu menyalanya.',
    },
    evidence: `slowed down by heat for ${seconds} s of ${Math.round(system.uptimeSeconds)} s`,
    section: 'power',
    tip: 'slow-computer',
  };
};
