import type { Rule } from '../rule.ts';

/** Keywords of RFC 8011, 5.4.12, with the severity behind them; a report only informs, but for "offline". */
const attention =
  /^(?:(?:media-(?:empty|jam|needed)|toner-empty|marker-supply-empty|door-open|cover-open|interlock-open|input-tray-missing|output-area-full|shutdown)(?:-error|-warning)?|offline(?:-report|-error|-warning)?)$/;

export const printerNeedsAttention: Rule = ({ printers }) => {
  const calling =
    printers?.printers.flatMap(({ name, state, accepting, reasons }) => {
      const told = state === 'stopped' || !accepting ? [] : (reasons ?? []).filter((reason) => attention.test(reason));
      return told.length > 0 ? [`${name}: ${told.join(', ')}`] : [];
    }) ?? [];
  if (calling.length === 0) return null;
  return {
    id: 'printer-needs-attention',
    severity: 'warning',
    cause: 'desktop',
    text: {
      en: 'A printer needs a hand: paper, ink, a jam, an open door, or it is switched off.',
      id: 'Sebuah pencetak perlu ditengok: kertas, tinta, kertas macet, pintu terbuka, atau mati.',
    },
    evidence: calling.join('; ').slice(0, 1000),
    section: 'printers',
    tip: 'print-queue',
  };
};
