import type { Rule } from '../rule.ts';

/** There are network cards, and none has a link, an address and a way out. A computer or container without any says nothing. */
export const noNetwork: Rule = ({ network }) => {
  const cards = network?.interfaces.filter(({ kind }) => kind === 'ethernet' || kind === 'wifi') ?? [];
  if (!network || cards.length === 0) return null;
  const linked = network.interfaces.some(({ kind, up, carrier }) => kind !== 'loopback' && up && carrier);
  if (linked && (network.gateway || network.interfaces.some(({ kind, addresses }) => kind !== 'loopback' && addresses.length > 0)))
    return null;
  return {
    id: 'no-network',
    severity: 'serious',
    cause: 'server',
    text: {
      en: 'The computer is not connected to any network.',
      id: 'Komputer tidak terhubung ke jaringan mana pun.',
    },
    evidence: cards
      .map(({ name, up, carrier }) => `${name}: ${up ? 'up' : 'down'}, ${carrier ? 'link' : 'no link'}`)
      .join('; ')
      .slice(0, 1000),
    section: 'network',
    tip: cards.every(({ kind }) => kind === 'wifi') ? 'wifi-after-sleep' : 'no-internet',
  };
};
