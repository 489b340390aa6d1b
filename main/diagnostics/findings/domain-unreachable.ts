import type { Rule } from '../rule.ts';

export const domainUnreachable: Rule = ({ domain }) => {
  if (!domain?.domainAccount || domain.online !== false) return null;
  return {
    id: 'domain-unreachable',
    severity: 'warning',
    cause: 'server',
    text: {
      en: 'The server that keeps your account cannot be reached. Away from the office the VPN is needed.',
      id: 'Server yang menyimpan akun Anda tidak terjangkau. Di luar kantor diperlukan VPN.',
    },
    evidence: `${domain.realms.map(({ name }) => name).join(', ') || 'domain'}: offline`.slice(0, 1000),
    section: 'domain',
    tip: 'vpn',
  };
};
