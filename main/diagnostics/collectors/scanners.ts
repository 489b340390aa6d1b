import type { SectionData } from '../../../shared/model/sections.ts';
import type { Files } from '../../platform/files.ts';
import { listPids } from '../../platform/processes.ts';
import type { Collector } from '../collector.ts';

type Scanner = SectionData<'scanners'>['attached'][number];

const usb = '/sys/bus/usb/devices';
const sane = '/etc/sane.d';

/** Lines of SANE's configuration that say something: no comment, not empty. */
const lines = (text: string | null): string[] => (text ?? '').split('\n').flatMap((line) => line.replace(/#.*/, '').trim() || []);

/** sane-dll(5): names of the drivers that are tried, in one file and in one for each package beside it. */
function drivers(files: Files): Set<string> {
  const more = files.list(`${sane}/dll.d`).flatMap((name) => lines(files.text(`${sane}/dll.d/${name}`, 20_000)));
  return new Set([...lines(files.text(`${sane}/dll.conf`, 20_000)), ...more]);
}

/**
 * udev notes at each USB device whether a rule of SANE's drivers claims it (libsane_matched, 60-libsane*.rules); its file is
 * named by the number of the device node, major 189. Looking there takes no time; `scanimage -L` takes ten seconds.
 */
function attachedTo(files: Files): Scanner[] {
  const entries = files.list(usb);
  return entries.flatMap((entry): Scanner[] => {
    if (!/^\d+-[\d.]+$/.test(entry)) return [];
    const word = (name: string): string => files.text(`${usb}/${entry}/${name}`, 200)?.trim() ?? '';
    const node = word('dev');
    const known = /^\d+:\d+$/.test(node) && /^E:libsane_matched=yes$/m.test(files.text(`/run/udev/data/c${node}`, 20_000) ?? '');
    // Class 7, subclass 1, protocol 4: IPP over USB. Such a device prints; most scan too.
    const driverless = entries.some((part) => {
      if (!part.startsWith(`${entry}:`)) return false;
      const code = (name: string): string => files.text(`${usb}/${part}/${name}`, 10)?.trim() ?? '';
      return `${code('bInterfaceClass')}${code('bInterfaceSubClass')}${code('bInterfaceProtocol')}` === '070104';
    });
    if (!known && !driverless) return [];
    const maker = word('manufacturer').slice(0, 200);
    return [{ name: word('product').slice(0, 200) || 'unnamed', ...(maker ? { maker } : {}), known, driverless }];
  });
}

/** Hosts of net.conf and devices of airscan.conf: "Kantor = http://..." below [devices]. */
function configuredIn(files: Files): number {
  const hosts = lines(files.text(`${sane}/net.conf`, 50_000)).filter((line) => !line.includes('='));
  const own = /^\[devices\]\s*$([\s\S]*?)(?=^\[|$(?![\s\S]))/m.exec(files.text(`${sane}/airscan.conf`, 50_000) ?? '')?.[1];
  return hosts.length + lines(own ?? null).filter((line) => /=\s*https?:/.test(line)).length;
}

export const scanners: Collector<'scanners'> = {
  id: 'scanners',
  title: 'Scanners',
  cost: 'slow',
  timeLimitMs: 2000,
  collect: ({ files }) => {
    const tried = drivers(files);
    return {
      data: {
        sane: tried.size > 0,
        driverless: tried.has('airscan') || tried.has('escl'),
        attached: attachedTo(files),
        ippUsbRunning: listPids(files).some((pid) => files.text(`/proc/${pid}/comm`, 100)?.trim() === 'ipp-usb'),
        configured: configuredIn(files),
      },
    };
  },
};
