import type { Rule } from '../rule.ts';

/** The server makes up a dummy when a card is taken by another program or its profile is off. */
export const soundNoOutput: Rule = ({ sound }) => {
  if (!sound?.server || sound.cards.length === 0 || sound.outputs.some(({ name }) => !/^(?:Dummy Output|auto_null)$/i.test(name)))
    return null;
  // Not every card plays: a microphone on USB has no output, and is well.
  if (sound.cards.every(({ profile }) => profile !== undefined && !/^off$|output|a2dp|pro-audio/i.test(profile))) return null;
  return {
    id: 'sound-no-output',
    severity: 'warning',
    cause: 'desktop',
    text: {
      en: 'The computer has a sound card, but no speaker or headphones can be used.',
      id: 'Komputer punya kartu suara, tetapi pelantang atau headphone tidak bisa dipakai.',
    },
    evidence:
      `cards: ${sound.cards.map(({ name, profile }) => `${name}${profile ? ` (${profile})` : ''}`).join(', ')}; outputs: ${sound.outputs.map(({ name }) => name).join(', ') || 'none'}`.slice(
        0,
        1000,
      ),
    section: 'sound',
    tip: 'no-sound',
  };
};
