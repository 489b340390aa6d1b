import type { SectionData } from '../../../shared/model/sections.ts';
import { askCups, decodeIppPrinters, encodeIppRequest, type IppAttributes, ippOperations } from '../../platform/ipp.ts';
import type { Collector } from '../collector.ts';

type Printer = SectionData<'printers'>['printers'][number];

const attributes = [
  ...['printer-name', 'printer-info', 'printer-make-and-model', 'device-uri', 'printer-state', 'printer-state-message'],
  ...['printer-state-reasons', 'printer-is-accepting-jobs', 'queued-job-count'],
];

/** RFC 8011, 5.4.11. */
const states: Readonly<Record<number, Printer['state']>> = { 3: 'idle', 4: 'printing', 5: 'stopped' };

function printerOf(found: IppAttributes): Printer {
  const text = (name: string): string | undefined => found[name]?.map(String).join(', ').slice(0, 1000) || undefined;
  const reasons = text('printer-state-reasons');
  const message = text('printer-state-message') ?? (reasons === 'none' ? undefined : reasons);
  const info = text('printer-info');
  const model = text('printer-make-and-model');
  const uri = text('device-uri');
  const jobs = found['queued-job-count']?.[0];
  return {
    name: text('printer-name') ?? 'unnamed',
    ...(info ? { info } : {}),
    ...(model ? { makeAndModel: model } : {}),
    ...(uri ? { uri } : {}),
    state: states[Number(found['printer-state']?.[0])] ?? 'unknown',
    ...(message ? { stateMessage: message } : {}),
    accepting: found['printer-is-accepting-jobs']?.[0] !== false,
    ...(typeof jobs === 'number' ? { jobs } : {}),
  };
}

/** printers.conf(5): what CUPS last wrote down, for the time when it does not run. Only root may read it as a rule. */
function parsePrintersConf(text: string): { readonly printers: readonly Printer[]; readonly defaultPrinter?: string } {
  const printers: Printer[] = [];
  let defaultPrinter: string | undefined;
  for (const block of text.matchAll(/^<(Default)?Printer ([^>]+)>\n([\s\S]*?)^<\/(?:Default)?Printer>/gm)) {
    const [, isDefault, name = '', body = ''] = block;
    const value = (key: string): string | undefined => new RegExp(`^${key} (.+)$`, 'm').exec(body)?.[1]?.trim();
    const info = value('Info');
    const model = value('MakeModel');
    const uri = value('DeviceURI');
    const message = value('StateMessage');
    if (isDefault) defaultPrinter = name;
    printers.push({
      name,
      ...(info ? { info } : {}),
      ...(model ? { makeAndModel: model } : {}),
      ...(uri ? { uri } : {}),
      state: value('State') === 'Stopped' ? 'stopped' : value('State') === 'Idle' ? 'idle' : 'unknown',
      ...(message ? { stateMessage: message } : {}),
      accepting: value('Accepting') !== 'No',
    });
  }
  return { printers, ...(defaultPrinter ? { defaultPrinter } : {}) };
}

export const printers: Collector<'printers'> = {
  id: 'printers',
  title: 'Printers',
  cost: 'quick',
  timeLimitMs: 4000,
  collect: async ({ files, root, signal }) => {
    const socket = ['/run/cups/cups.sock', '/var/run/cups/cups.sock'].find((path) => files.kind(path) !== null);
    if (socket) {
      const path = root === '/' ? socket : root + socket;
      const ask = (operation: number): Promise<Buffer | null> => askCups(path, encodeIppRequest(operation, attributes), signal);
      const [all, one] = await Promise.all([ask(ippOperations.getPrinters), ask(ippOperations.getDefault)]);
      const found = all ? decodeIppPrinters(all) : null;
      // "Not found" is how CUPS says that there is no printer at all.
      if (found || all?.readUInt16BE(2) === 0x0406) {
        const defaultPrinter = one ? decodeIppPrinters(one)?.[0]?.['printer-name']?.[0] : undefined;
        return {
          data: {
            cupsRunning: true,
            ...(defaultPrinter ? { defaultPrinter: String(defaultPrinter) } : {}),
            printers: (found ?? []).map(printerOf),
          },
        };
      }
    }
    const written = parsePrintersConf(files.text('/etc/cups/printers.conf') ?? '');
    const data = { cupsRunning: false, ...written, printers: [...written.printers] };
    return socket ? { data, missing: 'the print service does not answer' } : { data };
  },
};
