import { type Bus, unwrap } from '../../../main/platform/dbus.ts';
import { waitFor } from './wait.ts';

const item = 'org.kde.StatusNotifierItem';
const menuInterface = 'com.canonical.dbusmenu';
const properties = 'org.freedesktop.DBus.Properties';

interface MenuNode {
  readonly id: number;
  readonly label: string;
  readonly children: readonly MenuNode[];
}

/** The icon in the panel, driven as the panel does: over the session bus, so no test depends on where a pixel is. */
export interface TrayItem {
  /** Left click. */
  activate(): Promise<void>;
  /** The entries as they read, without separators. */
  entries(): Promise<readonly string[]>;
  /** Right click, then this entry. */
  choose(label: string): Promise<void>;
  /** What a person reads when the pointer rests on it. */
  tooltip(): Promise<string>;
}

async function body(call: ReturnType<Bus['call']>): Promise<readonly unknown[]> {
  const reply = await call;
  if (!reply.ok) throw new Error(`the tray does not answer: ${reply.error}`);
  return reply.body;
}

const get = async (bus: Bus, destination: string, path: string, target: string, name: string): Promise<unknown> => {
  const call = { destination, path, interface: properties, member: 'Get', signature: 'ss', body: [target, name] };
  const [value] = await body(bus.call(call, 5000));
  return unwrap(value);
};

async function registered(bus: Bus): Promise<readonly string[]> {
  const watcher = 'org.kde.StatusNotifierWatcher';
  const items = await get(bus, watcher, '/StatusNotifierWatcher', watcher, 'RegisteredStatusNotifierItems').catch(() => []);
  return items as string[];
}

/** A node of GetLayout: its number, its properties, its children as variants. */
function nodeOf(raw: unknown): MenuNode {
  const [id, facts, children] = raw as [number, Record<string, unknown>, unknown[]];
  // An underscore marks the access key; two are one.
  const label = String(unwrap(facts.label) ?? '').replace(/_(.)/g, '$1');
  return { id, label, children: children.map((child) => nodeOf(unwrap(child))) };
}

/** "name/path", or a name alone. */
function placeOf(name: string): readonly [service: string, path: string] {
  const at = name.indexOf('/');
  return at < 0 ? [name, '/StatusNotifierItem'] : [name.slice(0, at), name.slice(at)];
}

async function processOf(bus: Bus, name: string): Promise<unknown> {
  const daemon = 'org.freedesktop.DBus';
  const ask = { destination: daemon, path: '/org/freedesktop/DBus', interface: daemon, member: 'GetConnectionUnixProcessID' };
  const reply = await bus.call({ ...ask, signature: 's', body: [placeOf(name)[0]] }, 5000);
  return reply.ok ? reply.body[0] : null;
}

/** Waits for the icon of a process, or for the only one in the panel. */
export async function trayItem(bus: Bus, { seconds = 20, pid }: { seconds?: number; pid?: number | undefined } = {}): Promise<TrayItem> {
  const name = await waitFor('an icon in the tray', seconds, async () => {
    const names = await registered(bus);
    if (pid === undefined) return names[0];
    const processes = await Promise.all(names.map((one) => processOf(bus, one)));
    return names[processes.indexOf(pid)];
  });
  const [destination, path] = placeOf(name);
  const menuPath = () => get(bus, destination, path, item, 'Menu') as Promise<string>;
  const layout = async (): Promise<readonly MenuNode[]> => {
    const call = {
      destination,
      path: await menuPath(),
      interface: menuInterface,
      member: 'GetLayout',
      signature: 'iias',
      body: [0, -1, []],
    };
    const [, top] = await body(bus.call(call, 5000));
    return nodeOf(top).children.filter(({ label }) => label !== '');
  };
  return {
    async activate() {
      await body(bus.call({ destination, path, interface: item, member: 'Activate', signature: 'ii', body: [0, 0] }, 5000));
    },
    entries: async () => (await layout()).map(({ label }) => label),
    async choose(label) {
      const entries = await layout();
      const found = entries.find((one) => one.label === label);
      if (!found) throw new Error(`the menu has no "${label}", but ${entries.map((one) => one.label).join(', ')}`);
      const body = [found.id, 'clicked', bus.variant('s', ''), 0];
      const call = { destination, path: await menuPath(), interface: menuInterface, member: 'Event', signature: 'isvu', body };
      const reply = await bus.call(call, 5000);
      // "Quit" leaves before it has answered.
      if (!reply.ok && !reply.error.includes('disconnected')) throw new Error(`the menu does not answer: ${reply.error}`);
    },
    async tooltip() {
      const [, , title] = (await get(bus, destination, path, item, 'ToolTip')) as [string, unknown, string, string];
      return title;
    },
  };
}

/** Waits until the panel shows no icon. */
export async function trayIsEmpty(bus: Bus, seconds = 20): Promise<void> {
  await waitFor('the tray to be empty', seconds, async () => (await registered(bus)).length === 0);
}
