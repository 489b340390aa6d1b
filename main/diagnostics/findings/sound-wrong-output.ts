import type { Rule } from '../rule.ts';

export const soundWrongOutput: Rule = ({ sound }) => {
  const output = sound?.outputs.find(({ isDefault }) => isDefault);
  if (!sound || output?.available !== false) return null;
  const other = sound.outputs.find(({ isDefault, available }) => !isDefault && available !== false);
  if (!other) return null;
  return {
    id: 'sound-wrong-output',
    severity: 'hint',
    cause: 'desktop',
    text: {
      en: 'The sound goes to a socket that nothing is plugged into.',
      id: 'Suara diarahkan ke soket yang tidak ada perangkatnya.',
    },
    evidence: `in use: ${output.name}${output.port ? `, ${output.port}` : ''}, nothing plugged in; ready: ${other.name}`.slice(0, 1000),
    section: 'sound',
    tip: 'no-sound',
  };
};
