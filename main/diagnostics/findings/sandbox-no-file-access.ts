import type { Rule } from '../rule.ts';

/** Browsers are meant to be shielded; an office or a document program that sees no file puzzles people. */
export const sandboxNoFileAccess: Rule = ({ probe }) => {
  if (probe?.sandbox?.home !== 'none') return null;
  if (probe.probe !== 'libreoffice' && probe.probe !== 'document-viewer') return null;
  return {
    id: 'sandbox-no-file-access',
    severity: 'hint',
    cause: 'application',
    text: {
      en: 'The program runs shielded and sees only the files that you open with it.',
      id: 'Program ini berjalan terlindung dan hanya melihat berkas yang Anda buka dengannya.',
    },
    evidence: `${probe.sandbox.kind}: no access to the home folder`.slice(0, 1000),
    section: 'probe',
    tip: 'sandboxed-app-files',
  };
};
