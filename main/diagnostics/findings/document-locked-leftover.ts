import type { Rule } from '../rule.ts';

/** Locks of this computer while no LibreOffice of this user runs: nobody can still be working on these. */
export const documentLockedLeftover: Rule = ({ probe }) => {
  const left = probe?.profile?.locks.find(({ kind, holder }) => kind === 'document' && holder === 'gone');
  if (!left) return null;
  return {
    id: 'document-locked-leftover',
    severity: 'warning',
    cause: 'application',
    text: {
      en: 'A document may open read-only, because LibreOffice left a lock behind when it closed.',
      id: 'Dokumen bisa terbuka hanya untuk dibaca, karena LibreOffice meninggalkan kunci saat tertutup.',
    },
    evidence: `${left.count} document locks left behind, and LibreOffice does not run`.slice(0, 1000),
    section: 'probe',
    tip: 'document-locked',
  };
};
