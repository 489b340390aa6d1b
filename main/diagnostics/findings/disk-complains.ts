import type { Rule } from '../rule.ts';

export const diskComplains: Rule = ({ drives }) => {
  const complaining =
    drives?.drives.filter(({ health, complaints }) => health === 'good' && complaints.some((one) => one !== 'temperature')) ?? [];
  if (complaining.length === 0) return null;
  return {
    id: 'disk-complains',
    severity: 'warning',
    cause: 'desktop',
    text: {
      en: 'A drive of this computer has noted errors. Please tell the help desk, so that it is watched.',
      id: 'Sebuah diska di komputer ini mencatat galat. Mohon beri tahu meja bantuan agar dipantau.',
    },
    evidence: complaining
      .map(({ model, complaints }) => `${model}: ${complaints.join(', ')}`)
      .join('; ')
      .slice(0, 1000),
    section: 'drives',
    tip: 'disk-failing',
  };
};
