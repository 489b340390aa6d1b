import type { Rule } from '../rule.ts';

/** SANE finds scanners through its backends alone: without one no scanner is ever found. */
export const scanBackendMissing: Rule = ({ probe }) => {
  if (probe?.scanning?.backends !== 0) return null;
  return {
    id: 'scan-backend-missing',
    severity: 'warning',
    cause: 'desktop',
    text: {
      en: 'The part that talks to scanners is not installed, so no scanner can be found.',
      id: 'Bagian yang menghubungkan pemindai belum terpasang, sehingga tidak ada pemindai yang ditemukan.',
    },
    evidence: 'no SANE backend is installed',
    section: 'probe',
    tip: 'scanner',
  };
};
