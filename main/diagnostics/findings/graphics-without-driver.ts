import type { Rule } from '../rule.ts';

/** A virtual machine has no card to speak of. */
export const graphicsWithoutDriver: Rule = ({ displays, system }) => {
  if (displays?.accelerated !== false || displays.gpus.length === 0 || !system || system.virtual) return null;
  return {
    id: 'graphics-without-driver',
    severity: 'hint',
    cause: 'desktop',
    text: {
      en: 'The graphics card is not used, so the processor draws everything, which makes windows slow.',
      id: 'Kartu grafis tidak terpakai, sehingga prosesor menggambar semuanya dan jendela terasa lambat.',
    },
    evidence: `no device to draw with; ${displays.gpus.map(({ name, driver }) => `${name}: ${driver ?? 'no driver'}`).join('; ')}`.slice(
      0,
      1000,
    ),
    section: 'displays',
    tip: 'slow-computer',
  };
};
