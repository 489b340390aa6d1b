import type { SectionData } from '../../../shared/model/sections.ts';
import { flagAt, numberAt, objectsOf, type Properties, stringAt } from '../../platform/bus-values.ts';
import type { Files } from '../../platform/files.ts';
import type { Collector } from '../collector.ts';

type Device = SectionData<'bluetooth'>['devices'][number];

/** /sys/class/rfkill: 1 in `soft` or `hard` is blocked. */
function isBlocked(files: Files): boolean {
  const folder = '/sys/class/rfkill';
  const own = files.list(folder).filter((name) => files.text(`${folder}/${name}/type`, 100)?.trim() === 'bluetooth');
  const set = (name: string, which: string): boolean => files.text(`${folder}/${name}/${which}`, 10)?.trim() === '1';
  return own.some((name) => set(name, 'soft') || set(name, 'hard'));
}

export const bluetooth: Collector<'bluetooth'> = {
  id: 'bluetooth',
  title: 'Bluetooth',
  cost: 'slow',
  timeLimitMs: 5000,
  collect: async ({ files, bus }) => {
    const seen = files.list('/sys/class/bluetooth').filter((name) => /^hci\d+$/.test(name)).length;
    const blocked = isBlocked(files);
    const ask = seen > 0 ? await bus('system') : null;
    const objects = ask ? await objectsOf(ask, 'org.bluez', '/') : null;
    const all = Object.values(objects ?? {});
    const adapters = all.flatMap((interfaces): Properties[] => {
      const adapter = interfaces['org.bluez.Adapter1'];
      return adapter ? [adapter] : [];
    });
    const devices = all.flatMap((interfaces): Device[] => {
      const device = interfaces['org.bluez.Device1'];
      if (!device || flagAt(device, 'Paired') !== true) return [];
      const kind = stringAt(device, 'Icon');
      const charge = numberAt(interfaces['org.bluez.Battery1'], 'Percentage');
      return [
        {
          // Without a name BlueZ makes one of the address.
          name: /^(?:[0-9A-F]{2}-){5}/.test(stringAt(device, 'Alias') ?? '') ? 'unnamed' : (stringAt(device, 'Alias') ?? 'unnamed'),
          ...(kind ? { kind } : {}),
          connected: flagAt(device, 'Connected') === true,
          ...(charge === undefined ? {} : { batteryPercent: Math.min(100, Math.max(0, charge)) }),
        },
      ];
    });
    return {
      data: {
        adapters: Math.max(seen, adapters.length),
        powered: adapters.some((adapter) => flagAt(adapter, 'Powered') === true),
        blocked,
        serviceRunning: objects !== null,
        devices: devices.slice(0, 50),
      },
    };
  },
};
