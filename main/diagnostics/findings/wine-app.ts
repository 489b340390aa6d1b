import type { Rule } from '../rule.ts';

/** Not a fault, but it changes every answer. */
export const wineApp: Rule = ({ probe }) => {
  if (probe?.probe !== 'wine') return null;
  return {
    id: 'wine-app',
    severity: 'hint',
    cause: 'howto',
    text: {
      en: 'This is a Windows program that runs through Wine, so some of it may work differently.',
      id: 'Ini program Windows yang dijalankan melalui Wine, sehingga sebagian fungsinya bisa berbeda.',
    },
    evidence: `runs through Wine${probe.version ? ` ${probe.version}` : ''}`,
    section: 'probe',
    tip: 'exe-file',
  };
};
