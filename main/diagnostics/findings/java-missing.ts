import type { Rule } from '../rule.ts';

/** Base and a few wizards need Java; the rest of LibreOffice does not. */
export const javaMissing: Rule = ({ probe }) => {
  if (!probe?.java?.needed || probe.java.found) return null;
  return {
    id: 'java-missing',
    severity: 'hint',
    cause: 'desktop',
    text: {
      en: 'Java is missing, so databases in LibreOffice Base may not open.',
      id: 'Java belum terpasang, sehingga basis data di LibreOffice Base mungkin tidak bisa dibuka.',
    },
    evidence: 'LibreOffice Base is installed, and no Java was found',
    section: 'probe',
    tip: 'install-software',
  };
};
