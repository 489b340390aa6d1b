import type { Rule } from '../rule.ts';

/** NetworkManager keeps a connection whose plug-in is gone, and only fails when it is switched on. */
export const vpnPluginMissing: Rule = ({ probe }) => {
  const missing = probe?.vpn?.connections.filter(({ installed }) => !installed);
  if (!missing?.length) return null;
  return {
    id: 'vpn-plugin-missing',
    severity: 'warning',
    cause: 'desktop',
    text: {
      en: 'A VPN cannot connect, because a part that it needs is not installed.',
      id: 'VPN tidak dapat tersambung, karena bagian yang diperlukannya belum terpasang.',
    },
    evidence: missing
      .map(({ service }) => `no NetworkManager plug-in for ${service}`)
      .join('; ')
      .slice(0, 1000),
    section: 'probe',
    tip: 'vpn',
  };
};
