import type { Rule } from '../rule.ts';

export const shareAccessRefused: Rule = ({ shares }) => {
  const refused = shares?.shares.filter(({ state }) => state === 'refused') ?? [];
  if (refused.length === 0) return null;
  return {
    id: 'share-access-refused',
    severity: 'warning',
    cause: 'server',
    text: {
      en: 'A network folder is open but refuses access, often because the sign-in has run out.',
      id: 'Sebuah folder jaringan menolak akses, biasanya karena masa masuknya sudah habis.',
    },
    evidence: `${refused.map(({ place }) => place).join('; ')}: access denied; ticket: ${shares?.ticket.state}`.slice(0, 1000),
    section: 'shares',
    tip: 'share-refused',
  };
};
