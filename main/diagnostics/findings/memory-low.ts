import { type Rule, sizeText } from '../rule.ts';

/** Less than 6 % is available, and swap offers no way out. */
export const memoryLow: Rule = ({ memory }) => {
  if (!memory || memory.total === 0 || memory.available / memory.total >= 0.06) return null;
  if (memory.swapTotal > 0 && memory.swapFree / memory.swapTotal > 0.5) return null;
  return {
    id: 'memory-low',
    severity: 'warning',
    cause: 'desktop',
    text: {
      en: 'The computer has almost no memory left; closing some programs or browser tabs helps.',
      id: 'Memori komputer hampir habis; menutup beberapa program atau tab peramban akan membantu.',
    },
    evidence: `${sizeText(memory.available)} of ${sizeText(memory.total)} available, swap ${sizeText(memory.swapFree)} of ${sizeText(memory.swapTotal)} free`,
    section: 'memory',
    tip: 'slow-computer',
  };
};
