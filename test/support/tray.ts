import { until } from '../../build/start/processes.ts';
import { type Bus, unwrap } from '../../main/platform/dbus.ts';

const watcher = { destination: 'org.kde.StatusNotifierWatcher', path: '/StatusNotifierWatcher' };
const properties = 'org.freedesktop.DBus.Properties';

/** A tray icon as the panel knows it. */
export interface TrayItem {
  readonly service: string;
  readonly path: string;
}

/** The tray icon of a process, once it is registered. */
export function trayItemOf(bus: Bus, pid: number, seconds = 30): Promise<TrayItem> {
  return until(`the tray icon of process ${pid}`, seconds, async () => {
    const reply = await bus.call({
      ...watcher,
      interface: properties,
      member: 'Get',
      signature: 'ss',
      body: [watcher.destination, 'RegisteredStatusNotifierItems'],
    });
    const names = reply.ok ? (unwrap(reply.body[0]) as string[]) : [];
    for (const name of names) {
      const at = name.indexOf('/');
      const item = { service: at < 0 ? name : name.slice(0, at), path: at < 0 ? '/StatusNotifierItem' : name.slice(at) };
      if ((await processOf(bus, item.service)) === pid) return item;
    }
    return null;
  });
}

async function processOf(bus: Bus, service: string): Promise<number | null> {
  const reply = await bus.call({
    destination: 'org.freedesktop.DBus',
    path: '/org/freedesktop/DBus',
    interface: 'org.freedesktop.DBus',
    member: 'GetConnectionUnixProcessID',
    signature: 's',
    body: [service],
  });
  return reply.ok ? Number(reply.body[0]) : null;
}

/** A left click, as a panel sends it. */
export async function activate(bus: Bus, { service, path }: TrayItem): Promise<void> {
  const reply = await bus.call({
    destination: service,
    path,
    interface: 'org.kde.StatusNotifierItem',
    member: 'Activate',
    signature: 'ii',
    body: [0, 0],
  });
  if (!reply.ok) throw new Error(`the tray icon took no click: ${reply.error}`);
}
