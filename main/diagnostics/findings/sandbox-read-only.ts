import type { Rule } from '../rule.ts';

/** Opening works and saving does not, which looks like a fault of the document. */
export const sandboxReadOnly: Rule = ({ probe }) => {
  if (probe?.sandbox?.home !== 'read') return null;
  if (probe.probe !== 'libreoffice' && probe.probe !== 'document-viewer') return null;
  return {
    id: 'sandbox-read-only',
    severity: 'hint',
    cause: 'application',
    text: {
      en: 'The program runs shielded and can open your files, but may not be able to save them.',
      id: 'Program ini berjalan terlindung dan dapat membuka berkas Anda, tetapi mungkin tidak dapat menyimpannya.',
    },
    evidence: `${probe.sandbox.kind}: the home folder is read only`,
    section: 'probe',
    tip: 'sandboxed-app-files',
  };
};
