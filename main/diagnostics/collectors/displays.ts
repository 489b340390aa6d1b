import { parseEdid } from '../../platform/edid.ts';
import type { Files } from '../../platform/files.ts';
import type { Collector } from '../collector.ts';
import { parseMonitors } from './monitors.ts';

/** The name of a PCI device from the list of hwdata, when it is installed: vendors at the margin, their devices behind one tab. */
function pciName(files: Files, vendor: string, device: string): string {
  const list = files.text('/usr/share/misc/pci.ids', 4_000_000) ?? files.text('/usr/share/hwdata/pci.ids', 4_000_000);
  const start = list?.search(new RegExp(`^${vendor}  `, 'm')) ?? -1;
  if (!list || start < 0) return `${vendor}:${device}`;
  const block = list.slice(start, start + 400_000);
  const end = block.slice(1).search(/^[0-9a-f]{4} {2}/m);
  const own = end < 0 ? block : block.slice(0, end + 1);
  const maker = own.slice(6, own.indexOf('\n'));
  const model = new RegExp(`^\\t${device}  (.+)$`, 'm').exec(own)?.[1];
  return model ? `${maker} ${model}` : `${maker} ${device}`;
}

function gpusOf(files: Files): { name: string; driver?: string }[] {
  return files.list('/sys/class/drm').flatMap((card) => {
    if (!/^card\d+$/.test(card)) return [];
    const device = `/sys/class/drm/${card}/device`;
    const id = (name: string): string => (files.text(`${device}/${name}`)?.trim() ?? '').replace(/^0x/, '');
    const driver = files.link(`${device}/driver`)?.split('/').pop();
    const vendor = id('vendor');
    return [{ name: vendor ? pciName(files, vendor, id('device')) : (driver ?? card), ...(driver ? { driver } : {}) }];
  });
}

/** The desktop names sockets "HDMI-1" under X11 and "HDMI-A-1" under Wayland. */
function scaleOf(scales: ReadonlyMap<string, number>, name: string): { scale?: number } {
  const scale = scales.get(name) ?? scales.get(name.replace(/^HDMI-A-/, 'HDMI-'));
  return scale === undefined ? {} : { scale };
}

export const displays: Collector<'displays'> = {
  id: 'displays',
  title: 'Screens and graphics',
  cost: 'quick',
  timeLimitMs: 2000,
  collect: async ({ files, home, screens }) => {
    const scales = parseMonitors(files.text(`${home}/.config/monitors.xml`, 200_000) ?? '');
    const known = screens ? await screens() : [];
    const connectors = files.list('/sys/class/drm').flatMap((entry) => {
      const name = /^card\d+-(.+)$/.exec(entry)?.[1];
      const base = `/sys/class/drm/${entry}`;
      if (!name || !files.text(`${base}/status`)) return [];
      const connected = files.text(`${base}/status`)?.trim() === 'connected';
      const { width, height, ...edid } = (connected ? parseEdid(files.bytes(`${base}/edid`, 4096) ?? new Uint8Array()) : null) ?? {};
      const mode = /^(\d+)x(\d+)/.exec(files.text(`${base}/modes`) ?? '');
      const screen = known.find((one) => one.name === name || one.name === name.replace(/^HDMI-A-/, 'HDMI-'));
      const size = screen ?? (mode ? { width: Number(mode[1]), height: Number(mode[2]) } : width && height ? { width, height } : null);
      return [
        {
          name,
          ...edid,
          connected,
          enabled: files.text(`${base}/enabled`)?.trim() === 'enabled',
          ...(connected && size ? { width: size.width, height: size.height } : {}),
          ...(connected ? scaleOf(scales, name) : {}),
        },
      ];
    });
    const others = known
      .filter((screen) => !connectors.some((one) => one.name === screen.name || one.name.replace(/^HDMI-A-/, 'HDMI-') === screen.name))
      .map((screen) => ({ ...screen, connected: true, enabled: true }));
    const gpus = gpusOf(files);
    const accelerated = files.list('/dev/dri').some((node) => node.startsWith('renderD'));
    return { data: { displays: [...connectors, ...others], gpus, ...(gpus.length > 0 ? { accelerated } : {}) } };
  },
};
