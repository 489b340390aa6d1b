import { existsSync } from 'node:fs';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Message, sessionBus } from '@jellybrick/dbus-next';
import { type Environment, type Running, start, until } from './processes.ts';

export interface SessionBus {
  readonly address: string;
  readonly daemon: Running;
}

/** Xfce's settings; the panel and its neighbours ask for it. */
const startable = ['/usr/share/dbus-1/services/org.xfce.Xfconf.service'];

const config = (folder: string): string => `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path=${folder}/run/bus</listen>
  <auth>EXTERNAL</auth>
  <servicedir>${folder}/services</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`;

/**
 * A session bus that starts nothing on its own but what is listed above: no keyring, portal or second notification
 * service comes up because somebody asked for it, so a session holds what was put into it.
 */
export async function openBus(folder: string, env: Environment): Promise<SessionBus> {
  await mkdir(join(folder, 'services'), { recursive: true });
  for (const service of startable.filter((path) => existsSync(path)))
    await copyFile(service, join(folder, 'services', service.slice(service.lastIndexOf('/') + 1)));
  await writeFile(join(folder, 'bus.conf'), config(folder));
  const daemon = start({
    name: 'the session bus (dbus-daemon)',
    program: 'dbus-daemon',
    args: [`--config-file=${join(folder, 'bus.conf')}`, '--nofork', '--nopidfile', '--nosyslog', '--print-address=3'],
    env,
    log: join(folder, 'logs/bus.log'),
    speaks: 'fd3',
  });
  try {
    return { address: (await daemon.said(20)).trim(), daemon };
  } catch (error) {
    await daemon.stop();
    throw error;
  }
}

/** A question to a bus; null when nobody answers it. */
type Ask = (destination: string, path: string, member: string, signature: string, body: unknown[]) => Promise<unknown>;

/** Connects for as long as the work takes. */
async function withBus<T>(busAddress: string, work: (ask: Ask) => Promise<T>): Promise<T> {
  const bus = sessionBus({ busAddress });
  // Its types know no events but messages; without a listener a bus that goes away would end us.
  (bus as unknown as NodeJS.EventEmitter).on('error', () => undefined);
  try {
    return await work(async (destination, path, member, signature, body) => {
      const [target = '', name = ''] = [member.slice(0, member.lastIndexOf('.')), member.slice(member.lastIndexOf('.') + 1)];
      const call = new Message({ destination, path, interface: target, member: name, signature, body });
      return bus.call(call).then(
        (reply) => reply?.body[0] ?? null,
        () => null,
      );
    });
  } finally {
    bus.disconnect();
  }
}

/** Waits until somebody has the name. */
export function nameTaken(address: string, name: string, owner: Running): Promise<boolean> {
  const daemon = 'org.freedesktop.DBus';
  return withBus(address, (ask) =>
    until(
      `${name} on the session bus`,
      30,
      async () => (await ask(daemon, '/org/freedesktop/DBus', `${daemon}.NameHasOwner`, 's', [name])) === true,
      owner,
    ),
  );
}

/** Waits until a panel shows tray icons: one made before never appears. */
export function trayHostThere(address: string, owner: Running): Promise<boolean> {
  const watcher = 'org.kde.StatusNotifierWatcher';
  const property = [watcher, 'IsStatusNotifierHostRegistered'];
  const get = 'org.freedesktop.DBus.Properties.Get';
  return withBus(address, (ask) =>
    until(
      'a tray in the panel',
      30,
      async () => ((await ask(watcher, '/StatusNotifierWatcher', get, 'ss', property)) as { value?: unknown } | null)?.value === true,
      owner,
    ),
  );
}
