import type { Rule } from '../rule.ts';

export const diskFailing: Rule = ({ drives }) => {
  const failing = drives?.drives.filter(({ health }) => health === 'failing') ?? [];
  if (failing.length === 0) return null;
  return {
    id: 'disk-failing',
    severity: 'serious',
    cause: 'desktop',
    text: {
      en: 'A drive of this computer says that it may fail soon. Please tell the help desk today.',
      id: 'Sebuah diska di komputer ini melaporkan akan segera rusak. Mohon beri tahu meja bantuan hari ini.',
    },
    evidence: failing
      .map(({ model, complaints }) => `${model}: ${complaints.join(', ') || 'failing'}`)
      .join('; ')
      .slice(0, 1000),
    section: 'drives',
    tip: 'disk-failing',
  };
};
