import type { Rule } from '../rule.ts';

/** Connected, with a way out, but nobody to ask for names: pages do not load although "the network is there". */
export const noDns: Rule = ({ network }) => {
  if (!network?.gateway || network.nameservers.length > 0) return null;
  if (!network.interfaces.some(({ kind, up, carrier }) => (kind === 'ethernet' || kind === 'wifi') && up && carrier)) return null;
  return {
    id: 'no-dns',
    severity: 'serious',
    cause: 'server',
    text: {
      en: 'The computer is connected, but cannot look up the names of web sites.',
      id: 'Komputer terhubung, tetapi tidak bisa menemukan alamat situs web.',
    },
    evidence: 'a default route exists, and resolv.conf names no server',
    section: 'network',
    tip: 'no-internet',
  };
};
