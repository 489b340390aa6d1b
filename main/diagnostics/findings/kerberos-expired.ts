import type { Rule } from '../rule.ts';

export const kerberosExpired: Rule = ({ shares, domain }) => {
  if (shares?.ticket.state !== 'expired') return null;
  // A ticket that somebody once fetched by hand and nothing needs is no trouble.
  if (!domain?.joined && !shares.shares.some(({ kind }) => kind === 'smb' || kind === 'nfs')) return null;
  return {
    id: 'kerberos-expired',
    severity: 'warning',
    cause: 'desktop',
    text: {
      en: 'Your sign-in to the network has run out. Locking the screen and unlocking it often renews it.',
      id: 'Masa masuk Anda ke jaringan sudah habis. Mengunci layar lalu membukanya lagi biasanya memperbaruinya.',
    },
    evidence: `ticket of ${shares.ticket.realm ?? 'the domain'} ended ${shares.ticket.endsAt ?? 'earlier'}`.slice(0, 1000),
    section: 'shares',
    tip: 'share-refused',
  };
};
