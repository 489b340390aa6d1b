import type { Rule } from '../rule.ts';

/** Pressure stall: some task waited for memory during more than a fifth of the last minute. People notice that as "slow". */
export const memoryPressure: Rule = ({ memory }) => {
  const share = memory?.pressure?.memory ?? 0;
  if (share < 20) return null;
  return {
    id: 'memory-pressure',
    severity: 'warning',
    cause: 'desktop',
    text: {
      en: 'Programs keep waiting for memory, which makes the computer slow.',
      id: 'Program-program terus menunggu memori, sehingga komputer terasa lambat.',
    },
    evidence: `memory pressure (some, 60 s): ${share} %`,
    section: 'memory',
    tip: 'slow-computer',
  };
};
