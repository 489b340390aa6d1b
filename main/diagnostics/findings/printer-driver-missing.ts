import type { Rule } from '../rule.ts';

/** Behind a print server a queue without a driver is right: the server has it. */
export const printerDriverMissing: Rule = ({ printers }) => {
  const bare = printers?.printers.filter(
    ({ driver, uri, reasons }) =>
      reasons?.some((reason) => reason.startsWith('cups-missing-filter')) ||
      (driver === 'raw' && !/^(?:ipps?|https?):\/\/[^/]+\/printers\//.test(uri ?? '')),
  );
  if (!bare?.length) return null;
  return {
    id: 'printer-driver-missing',
    severity: 'hint',
    cause: 'desktop',
    text: {
      en: 'A printer is set up without a driver, so pages may come out empty or as strange characters.',
      id: 'Sebuah pencetak dipasang tanpa driver, sehingga hasil cetak bisa kosong atau berupa karakter aneh.',
    },
    evidence: bare
      .map(({ name, driver, reasons }) => `${name}: ${driver === 'raw' ? 'raw queue' : reasons?.join(', ')}`)
      .join('; ')
      .slice(0, 1000),
    section: 'printers',
    tip: 'printer-add',
  };
};
