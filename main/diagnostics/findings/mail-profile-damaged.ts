import type { Rule } from '../rule.ts';

/** Mail on the server is safe from it; what is kept on the desktop alone may not be. */
export const mailProfileDamaged: Rule = ({ probe }) => {
  const damage = probe?.probe === 'thunderbird' || probe?.probe === 'evolution' ? probe.profile?.damage : undefined;
  if (!damage?.length) return null;
  return {
    id: 'mail-profile-damaged',
    severity: 'warning',
    cause: 'application',
    text: {
      en: 'Some data of the mail program is damaged, so contacts, search or settings may not work.',
      id: 'Sebagian data program surel rusak, sehingga kontak, pencarian, atau pengaturan bisa bermasalah.',
    },
    evidence: damage
      .map(({ file, problem }) => `${file}: ${problem}`)
      .join('; ')
      .slice(0, 1000),
    section: 'probe',
    tip: 'mail-repair',
  };
};
