import { parseEdid } from '../platform/edid.ts';
import type { Files } from '../platform/files.ts';
import { askCups, decodeIppGroups, encodeIppRequest, ippOperations } from '../platform/ipp.ts';

const clean = (text: string | null | undefined): string => (text ?? '').replaceAll('\0', '').trim().replace(/\s+/g, ' ').slice(0, 200);

/** Hubs (device class 9) come and go with the dock they are in, and say nothing that the dock does not. */
function usbDevices(files: Files): string[] {
  const base = '/sys/bus/usb/devices';
  return files.list(base).flatMap((entry) => {
    if (!/^\d+-[\d.]+$/.test(entry) || clean(files.text(`${base}/${entry}/bDeviceClass`)) === '09') return [];
    const name = clean(files.text(`${base}/${entry}/product`));
    const maker = clean(files.text(`${base}/${entry}/manufacturer`));
    return name ? [maker && !name.startsWith(maker) ? `${maker} ${name}` : name] : [];
  });
}

/** " 0 [PCH            ]: HDA-Intel - HDA Intel PCH" */
function soundCards(files: Files): string[] {
  const text = files.text('/proc/asound/cards', 20_000) ?? '';
  return text.split('\n').flatMap((line) => clean(/^ *\d+ \[[^\]]*\]: (?:\S+ - )?(.+)$/.exec(line)?.[1]) || []);
}

function displays(files: Files): string[] {
  const base = '/sys/class/drm';
  return files.list(base).flatMap((entry) => {
    if (!/^card\d+-/.test(entry) || clean(files.text(`${base}/${entry}/status`)) !== 'connected') return [];
    const edid = parseEdid(files.bytes(`${base}/${entry}/edid`, 4096) ?? new Uint8Array());
    return [clean([edid?.maker, edid?.model].filter(Boolean).join(' ')) || entry.replace(/^card\d+-/, '')];
  });
}

/** By its numbers: names of them need a list of a megabyte, and a comparison does not. */
function graphics(files: Files): string[] {
  const base = '/sys/class/drm';
  return files.list(base).flatMap((card) => {
    const id = (name: string): string => clean(files.text(`${base}/${card}/device/${name}`)).replace(/^0x/, '');
    return /^card\d+$/.test(card) && id('vendor') ? [`${id('vendor')}:${id('device')}`] : [];
  });
}

/** null: there is a print service, and it does not answer. */
async function printers(files: Files, root: string, signal: AbortSignal): Promise<string[] | null> {
  const socket = ['/run/cups/cups.sock', '/var/run/cups/cups.sock'].find((path) => files.kind(path) !== null);
  if (!socket) return [];
  const answer = await askCups(
    root === '/' ? socket : root + socket,
    encodeIppRequest(ippOperations.getPrinters, ['printer-name']),
    signal,
  );
  // "Not found" is how CUPS says that there is no printer at all.
  if (answer && answer.length > 3 && answer.readUInt16BE(2) === 0x0406) return [];
  const found = answer ? decodeIppGroups(answer, 'printers') : null;
  return found ? found.flatMap((one) => clean(String(one['printer-name']?.[0] ?? '')) || []) : null;
}

/** @returns "usb:Logitech Mouse" -> "2": how many of it there are, and whether the printers are not known */
export async function readDevices(
  files: Files,
  root: string,
  signal: AbortSignal,
): Promise<{ readonly devices: Record<string, string>; readonly unread: readonly string[] }> {
  const queues = await printers(files, root, signal);
  const kinds = {
    usb: usbDevices(files),
    sound: soundCards(files),
    graphics: graphics(files),
    display: displays(files),
    printer: queues ?? [],
  };
  const counts = new Map<string, number>();
  for (const [kind, names] of Object.entries(kinds))
    for (const name of names) counts.set(`${kind}:${name}`, (counts.get(`${kind}:${name}`) ?? 0) + 1);
  return {
    devices: Object.fromEntries([...counts].slice(0, 300).map(([name, count]) => [name, String(count)])),
    unread: queues === null ? ['devices.printer:'] : [],
  };
}

/** Which driver moves what; the version where one is told (graphics drivers that are not of the kernel). */
export function readDrivers(files: Files): Record<string, string> {
  const driverOf = (path: string): string | null => {
    const name = files.link(`${path}/device/driver`)?.split('/').pop();
    if (!name) return null;
    const version = clean(files.text(`/sys/module/${name}/version`));
    return clean(version ? `${name} ${version}` : name);
  };
  const found = (folder: string, what: (entry: string) => string | null): [string, string][] =>
    files.list(folder).flatMap((entry) => {
      const name = what(entry);
      const driver = name === null ? null : driverOf(`${folder}/${entry}`);
      return name !== null && driver ? [[name, driver]] : [];
    });
  return Object.fromEntries(
    [
      ...found('/sys/class/drm', (entry) => (/^card\d+$/.test(entry) ? `graphics ${entry.slice(4)}` : null)),
      ...found('/sys/class/sound', (entry) => (/^card\d+$/.test(entry) ? `sound ${entry.slice(4)}` : null)),
      ...found('/sys/class/net', (entry) => `network ${entry.slice(0, 40)}`),
    ].slice(0, 60),
  );
}
