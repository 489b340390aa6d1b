import type { Rule } from '../rule.ts';

/** Holding Shift for eight seconds switches it on by accident. Whoever has other aids on has chosen it. */
export const slowKeysOn: Rule = ({ accessibility }) => {
  if (accessibility?.on.length !== 1 || accessibility.on[0] !== 'slowKeys') return null;
  return {
    id: 'slow-keys-on',
    severity: 'hint',
    cause: 'desktop',
    text: {
      en: 'The keyboard only reacts to keys that are held down for a moment, because slow keys are on.',
      id: 'Papan ketik hanya bereaksi jika tombol ditahan sejenak, karena tombol lambat dinyalakan.',
    },
    evidence: 'slow keys are on, and no other aid is',
    section: 'accessibility',
    tip: 'keyboard-layout',
  };
};
