import type { Rule } from '../rule.ts';

/** NetworkManager may be late: what we saw ourselves a moment ago counts more. */
export const captivePortal: Rule = ({ connection }) => {
  if (!connection) return null;
  const { web, connectivity } = connection;
  if (web.state !== 'portal' && !(connectivity === 'portal' && web.state !== 'online')) return null;
  return {
    id: 'captive-portal',
    severity: 'warning',
    cause: 'server',
    text: {
      en: 'This network asks for a sign-in on a web page before it lets you out.',
      id: 'Jaringan ini meminta Anda masuk lewat halaman web sebelum internet bisa dipakai.',
    },
    evidence: web.state === 'portal' ? `another page came in place of ${web.host ?? 'the check page'}` : 'NetworkManager says: portal',
    section: 'connection',
    tip: 'no-internet',
  };
};
