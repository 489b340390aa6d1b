import { type Rule, sizeText } from '../rule.ts';

/** Mail programs search and compact all of it; far above what is usual (a few GB) this shows. */
export const mailProfileLarge: Rule = ({ probe }) => {
  const large = probe?.probe === 'thunderbird' || probe?.probe === 'evolution' ? probe.profile : undefined;
  if (!large || large.size < 20e9) return null;
  return {
    id: 'mail-profile-large',
    severity: 'hint',
    cause: 'application',
    text: {
      en: 'A lot of mail is kept on this computer, so the mail program may be slow.',
      id: 'Banyak sekali surel tersimpan di komputer ini, sehingga program surel bisa lambat.',
    },
    evidence: `${sizeText(large.size)} in ${large.count} profiles${large.larger ? ', or more' : ''}`,
    section: 'probe',
    tip: 'mail-repair',
  };
};
