import type { SectionData } from '../../../shared/model/sections.ts';
import { askCups, decodeIppGroups, encodeIppRequest, type IppAttributes, ippOperations } from '../../platform/ipp.ts';
import type { Collector } from '../collector.ts';

type Printer = SectionData<'printers'>['printers'][number];
type Job = NonNullable<SectionData<'printers'>['waiting']>[number];

const attributes = [
  ...['printer-name', 'printer-info', 'printer-make-and-model', 'device-uri', 'printer-state', 'printer-state-message'],
  ...['printer-state-reasons', 'printer-is-accepting-jobs', 'queued-job-count'],
  ...['marker-names', 'marker-levels'],
];
/** Not the title of a job, and not whose it is. */
const jobAttributes = ['job-printer-uri', 'job-state', 'job-printer-state-message', 'time-at-creation'];

/** RFC 8011, 5.4.11. */
const states: Readonly<Record<number, Printer['state']>> = { 3: 'idle', 4: 'printing', 5: 'stopped' };

/** RFC 8011, 5.3.7: those of jobs that are not over. */
const jobStates: Readonly<Record<number, Job['state']>> = { 3: 'waiting', 4: 'held', 5: 'printing', 6: 'stopped' };

/** CUPS puts the kind of driver into the words for the model. */
function driverOf(model: string | undefined): Printer['driver'] {
  if (model === undefined) return undefined;
  if (/\braw (?:printer|queue)\b/i.test(model)) return 'raw';
  return /IPP Everywhere|driverless|AirPrint/i.test(model) ? 'driverless' : 'classic';
}

/** Ink and toner; -1 to -3 are "unknown". */
function suppliesOf(found: IppAttributes): NonNullable<Printer['supplies']> {
  const names = found['marker-names'] ?? [];
  return (found['marker-levels'] ?? []).slice(0, 20).flatMap((level, at) => {
    const name = names[at];
    return typeof level === 'number' && level >= 0 && level <= 100 && name !== undefined
      ? [{ name: String(name).slice(0, 100), percent: level }]
      : [];
  });
}

/** @param now milliseconds since 1970 */
function jobOf(found: IppAttributes, now: number): Job {
  const created = found['time-at-creation']?.[0];
  const message = found['job-printer-state-message']?.[0];
  return {
    printer:
      String(found['job-printer-uri']?.[0] ?? '')
        .split('/')
        .pop()
        ?.slice(0, 200) ?? '',
    state: jobStates[Number(found['job-state']?.[0])] ?? 'waiting',
    ...(typeof created === 'number' && created > 0 ? { minutes: Math.max(0, Math.round((now / 1000 - created) / 60)) } : {}),
    ...(typeof message === 'string' && message !== '' ? { message: message.slice(0, 500) } : {}),
  };
}

function printerOf(found: IppAttributes): Printer {
  const text = (name: string): string | undefined => found[name]?.map(String).join(', ').slice(0, 1000) || undefined;
  const reasons = text('printer-state-reasons');
  const message = text('printer-state-message') ?? (reasons === 'none' ? undefined : reasons);
  const info = text('printer-info');
  const model = text('printer-make-and-model');
  const uri = text('device-uri');
  const jobs = found['queued-job-count']?.[0];
  const driver = driverOf(model);
  const supplies = suppliesOf(found);
  const all = (found['printer-state-reasons'] ?? []).map(String).filter((reason) => reason !== 'none');
  return {
    name: text('printer-name') ?? 'unnamed',
    ...(info ? { info } : {}),
    ...(model ? { makeAndModel: model } : {}),
    ...(uri ? { uri } : {}),
    state: states[Number(found['printer-state']?.[0])] ?? 'unknown',
    ...(message ? { stateMessage: message } : {}),
    accepting: found['printer-is-accepting-jobs']?.[0] !== false,
    ...(typeof jobs === 'number' ? { jobs } : {}),
    ...(driver ? { driver } : {}),
    ...(all.length > 0 ? { reasons: all.slice(0, 20) } : {}),
    ...(supplies.length > 0 ? { supplies } : {}),
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
  collect: async ({ files, root, now, signal }) => {
    const socket = ['/run/cups/cups.sock', '/var/run/cups/cups.sock'].find((path) => files.kind(path) !== null);
    if (socket) {
      const path = root === '/' ? socket : root + socket;
      const ask = (operation: number): Promise<Buffer | null> => askCups(path, encodeIppRequest(operation, attributes), signal);
      const [all, one] = await Promise.all([ask(ippOperations.getPrinters), ask(ippOperations.getDefault)]);
      const found = all ? decodeIppGroups(all, 'printers') : null;
      // "Not found" is how CUPS says that there is no printer at all.
      if (found || all?.readUInt16BE(2) === 0x0406) {
        const waiting = found?.some((printer) => Number(printer['queued-job-count']?.[0]) > 0)
          ? await askCups(path, encodeIppRequest(ippOperations.getJobs, jobAttributes, 'ipp://localhost/'), signal)
          : null;
        const jobs = waiting
          ? decodeIppGroups(waiting, 'jobs')
              ?.slice(0, 50)
              .map((job) => jobOf(job, now()))
          : undefined;
        const defaultPrinter = one ? decodeIppGroups(one, 'printers')?.[0]?.['printer-name']?.[0] : undefined;
        return {
          data: {
            cupsRunning: true,
            ...(defaultPrinter ? { defaultPrinter: String(defaultPrinter) } : {}),
            printers: (found ?? []).map(printerOf),
            ...(jobs ? { waiting: jobs } : {}),
          },
        };
      }
    }
    const written = parsePrintersConf(files.text('/etc/cups/printers.conf') ?? '');
    const data = { cupsRunning: false, ...written, printers: [...written.printers] };
    return socket ? { data, missing: 'the print service does not answer' } : { data };
  },
};
