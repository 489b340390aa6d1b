import type { Rule } from '../rule.ts';

/** Many a device that speaks IPP over USB only prints; only without anything that could scan is it worth a word. */
export const scannerWithoutSupport: Rule = ({ scanners }) => {
  const attached = scanners?.attached ?? [];
  const waiting = attached.filter(({ known, driverless }) => !scanners?.sane || (!known && driverless && !scanners.driverless));
  if (waiting.length === 0) return null;
  return {
    id: 'scanner-without-support',
    severity: 'hint',
    cause: 'desktop',
    text: {
      en: 'A device that may scan is plugged in, but the software that scanning needs is missing.',
      id: 'Perangkat yang mungkin bisa memindai terpasang, tetapi perangkat lunak untuk memindai belum ada.',
    },
    evidence:
      `${waiting.map(({ name }) => name).join(', ')}; SANE: ${scanners?.sane ? 'there' : 'missing'}, driverless: ${scanners?.driverless ? 'there' : 'missing'}`.slice(
        0,
        1000,
      ),
    section: 'scanners',
    tip: 'scanner',
  };
};
