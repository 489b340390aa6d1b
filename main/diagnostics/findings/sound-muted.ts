import type { Rule } from '../rule.ts';

export const soundMuted: Rule = ({ sound }) => {
  const output = sound?.outputs.find(({ isDefault }) => isDefault);
  if (!output || (!output.muted && output.volumePercent > 0)) return null;
  return {
    id: 'sound-muted',
    severity: 'hint',
    cause: 'desktop',
    text: {
      en: 'The sound is switched off or turned all the way down.',
      id: 'Suara dimatikan atau volumenya dikecilkan sampai habis.',
    },
    evidence: `${output.name}: ${output.muted ? 'muted' : 'volume 0 %'}`.slice(0, 1000),
    section: 'sound',
    tip: 'no-sound',
  };
};
