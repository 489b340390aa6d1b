import type { Rule } from '../rule.ts';

/** uim works without a program of its own. */
export const inputMethodNotRunning: Rule = ({ input }) => {
  if (!input?.methodWanted || !/^(?:ibus|fcitx5?|hime|gcin|scim|kime)$/.test(input.methodWanted) || input.methodsRunning.length > 0)
    return null;
  return {
    id: 'input-method-not-running',
    severity: 'warning',
    cause: 'desktop',
    text: {
      en: 'The program for typing your script is set up but not running.',
      id: 'Program untuk mengetik aksara Anda sudah diatur, tetapi tidak berjalan.',
    },
    evidence: `${input.methodWanted} is wanted; none runs`,
    section: 'input',
    tip: 'accents-emoji',
  };
};
