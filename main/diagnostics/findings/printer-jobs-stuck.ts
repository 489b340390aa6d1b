import type { Rule } from '../rule.ts';

export const printerJobsStuck: Rule = ({ printers }) => {
  // A stopped printer explains its jobs itself; a held one waits on purpose.
  const stopped = new Set(printers?.printers.flatMap(({ name, state, accepting }) => (state === 'stopped' || !accepting ? [name] : [])));
  const stuck =
    printers?.waiting?.filter(({ printer, state, minutes }) => state !== 'held' && (minutes ?? 0) >= 20 && !stopped.has(printer)) ?? [];
  if (stuck.length === 0) return null;
  return {
    id: 'printer-jobs-stuck',
    severity: 'warning',
    cause: 'desktop',
    text: {
      en: 'A print job has been waiting for a long time.',
      id: 'Ada tugas cetak yang sudah lama menunggu.',
    },
    evidence: stuck
      .map(({ printer, state, minutes, message }) => `${printer}: ${state} for ${minutes} min${message ? ` (${message})` : ''}`)
      .join('; ')
      .slice(0, 1000),
    section: 'printers',
    tip: 'print-queue',
  };
};
