import type { Rule } from '../rule.ts';

/** Names are answered within the network, the page beyond it is not. */
export const internetUnreachable: Rule = ({ connection }) => {
  if (connection?.web.state !== 'no-answer' || connection.connectivity === 'full') return null;
  if (connection.gateway === 'none' || connection.gateway === 'unreachable' || !connection.dns.some(({ state }) => state === 'ok'))
    return null;
  return {
    id: 'internet-unreachable',
    severity: 'warning',
    cause: 'server',
    text: {
      en: 'This network works, but the internet cannot be reached from it.',
      id: 'Jaringan ini berfungsi, tetapi internet tidak bisa dijangkau dari sini.',
    },
    evidence: `names are looked up; ${connection.web.host ?? 'the check page'} gave no answer`,
    section: 'connection',
    tip: 'no-internet',
  };
};
