import type { Rule } from '../rule.ts';

export const localeMissing: Rule = ({ input }) => {
  if (!input?.missingLocales?.length) return null;
  return {
    id: 'locale-missing',
    severity: 'hint',
    cause: 'desktop',
    text: {
      en: 'The language of your session is not fully installed, so some texts and dates appear in English.',
      id: 'Bahasa sesi Anda belum terpasang lengkap, sehingga sebagian teks dan tanggal tampil dalam bahasa Inggris.',
    },
    evidence: `not installed: ${input.missingLocales.join(', ')}`.slice(0, 1000),
    section: 'input',
    tip: 'language-missing',
  };
};
