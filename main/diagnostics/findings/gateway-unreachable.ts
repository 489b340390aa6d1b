import type { Rule } from '../rule.ts';

export const gatewayUnreachable: Rule = ({ connection }) => {
  if (connection?.gateway !== 'unreachable' || connection.web.state === 'online') return null;
  if (connection.dns.some(({ state }) => state !== 'no-answer')) return null;
  return {
    id: 'gateway-unreachable',
    severity: 'serious',
    cause: 'server',
    text: {
      en: 'The device that leads out of this network, often a router, does not answer.',
      id: 'Perangkat yang menghubungkan jaringan ini ke luar, biasanya router, tidak menjawab.',
    },
    evidence: 'the gateway was asked for its hardware address and has not answered',
    section: 'connection',
    tip: 'no-internet',
  };
};
