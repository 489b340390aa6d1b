import type { Rule } from '../rule.ts';

/** With the gateway away there is a finding for that, and no server can be blamed. */
export const dnsBroken: Rule = ({ connection }) => {
  if (!connection || connection.dns.length === 0 || connection.gateway === 'none' || connection.gateway === 'unreachable') return null;
  if (connection.web.state === 'online' || connection.dns.some(({ state }) => state !== 'no-answer')) return null;
  return {
    id: 'dns-broken',
    severity: 'serious',
    cause: 'server',
    text: {
      en: 'The computer is connected, but nobody answers when it looks up the names of web sites.',
      id: 'Komputer terhubung, tetapi pencarian nama situs web tidak dijawab.',
    },
    evidence: `${connection.dns.length} name server(s) gave no answer: ${connection.dns.map(({ server }) => server).join(', ')}`.slice(
      0,
      1000,
    ),
    section: 'connection',
    tip: 'no-internet',
  };
};
