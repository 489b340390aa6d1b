import type { Rule } from '../rule.ts';

/** What people switched off themselves is their choice; what the program switched off surprises them after an update. */
export const extensionBlocked: Rule = ({ probe }) => {
  const blocked = probe?.extensions?.filter((extension) => extension.blocked);
  if (!blocked?.length) return null;
  return {
    id: 'extension-blocked',
    severity: 'hint',
    cause: 'application',
    text: {
      en: 'The program switched off an extension that does not fit its version.',
      id: 'Program mematikan ekstensi yang tidak cocok dengan versinya.',
    },
    evidence: blocked
      .map(({ name, version }) => `${name} ${version ?? ''}`.trim())
      .join('; ')
      .slice(0, 1000),
    section: 'probe',
    tip: 'program-safe-start',
  };
};
