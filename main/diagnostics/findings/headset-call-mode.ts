import type { Rule } from '../rule.ts';

export const headsetCallMode: Rule = ({ sound }) => {
  // While a call is on it has to be so: then something plays or records.
  const headset = sound?.cards.find(
    ({ bluetooth, profile }) => bluetooth && /head[-_]?set[-_]head[-_]?unit|handsfree|hfp|hsp/i.test(profile ?? ''),
  );
  if (!headset || sound?.playing !== 0) return null;
  return {
    id: 'headset-call-mode',
    severity: 'hint',
    cause: 'desktop',
    text: {
      en: 'The Bluetooth headset is in its call mode, in which music sounds dull.',
      id: 'Headset Bluetooth sedang dalam mode panggilan, sehingga suara musik kurang jernih.',
    },
    evidence: `${headset.name}: ${headset.profile}`.slice(0, 1000),
    section: 'sound',
    tip: 'bluetooth-headset',
  };
};
