import type { Rule } from '../rule.ts';

export const vpnFailed: Rule = ({ connection }) => {
  const failed = connection?.vpn.filter(({ state }) => state === 'failed') ?? [];
  if (failed.length === 0) return null;
  return {
    id: 'vpn-failed',
    severity: 'warning',
    cause: 'server',
    text: {
      en: 'The VPN connection could not be set up.',
      id: 'Koneksi VPN tidak berhasil dibuat.',
    },
    evidence: failed
      .map(({ kind }) => `${kind}: failed`)
      .join('; ')
      .slice(0, 1000),
    section: 'connection',
    tip: 'vpn',
  };
};
