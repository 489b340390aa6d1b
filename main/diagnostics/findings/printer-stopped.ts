import type { Rule } from '../rule.ts';

export const printerStopped: Rule = ({ printers }) => {
  const stopped = printers?.printers.filter(({ state, accepting }) => state === 'stopped' || !accepting);
  if (!stopped?.length) return null;
  return {
    id: 'printer-stopped',
    severity: 'warning',
    cause: 'desktop',
    text: {
      en: 'A printer is paused, so nothing comes out of it.',
      id: 'Ada pencetak yang sedang dijeda, jadi tidak ada yang tercetak.',
    },
    evidence: stopped
      .map(
        ({ name, state, accepting, stateMessage }) =>
          `${name}: ${state}${accepting ? '' : ', rejects jobs'}${stateMessage ? ` (${stateMessage})` : ''}`,
      )
      .join('; ')
      .slice(0, 1000),
    section: 'printers',
    tip: 'print-queue',
  };
};
