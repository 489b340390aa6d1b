import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { SetUpError } from '../setup/tell.mjs';
import { type Environment, type Running, start, until } from './processes.ts';
import { nameTaken, trayHostThere } from './session-bus.ts';

/** A panel of 32 px at the top: open windows at the left, the tray at the right, its icon in the corner. */
const panelSettings = `<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-panel" version="1.0">
  <property name="configver" type="int" value="2"/>
  <property name="panels" type="array"><value type="int" value="1"/>
    <property name="panel-1" type="empty">
      <property name="position" type="string" value="p=6;x=0;y=0"/>
      <property name="length" type="uint" value="100"/>
      <property name="position-locked" type="bool" value="true"/>
      <property name="size" type="uint" value="32"/>
      <property name="plugin-ids" type="array"><value type="int" value="1"/><value type="int" value="2"/><value type="int" value="3"/></property>
    </property>
  </property>
  <property name="plugins" type="empty">
    <property name="plugin-1" type="string" value="tasklist"/>
    <property name="plugin-2" type="string" value="separator">
      <property name="expand" type="bool" value="true"/><property name="style" type="uint" value="0"/>
    </property>
    <property name="plugin-3" type="string" value="systray">
      <property name="square-icons" type="bool" value="true"/>
      <property name="icon-size" type="int" value="24"/>
      <property name="known-legacy-items" type="array"/>
    </property>
  </property>
</channel>
`;

/** Notifications stay until they are closed, and come and go without an animation. */
const notifySettings = `<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-notifyd" version="1.0">
  <property name="notify-location" type="uint" value="2"/>
  <property name="do-slideout" type="bool" value="false"/>
  <property name="do-fadeout" type="bool" value="false"/>
  <property name="initial-opacity" type="double" value="1.0"/>
  <property name="expire-timeout" type="int" value="-1"/>
</channel>
`;

async function notifyProgram(): Promise<string> {
  // In a folder named after the processor type on Debian and Ubuntu, without one elsewhere.
  const folders = (await readdir('/usr/lib')).filter((name) => name.endsWith('linux-gnu'));
  const found = ['.', ...folders].map((folder) => join('/usr/lib', folder, 'xfce4/notifyd/xfce4-notifyd')).find((path) => existsSync(path));
  if (found) return found;
  throw new SetUpError('the notification service (xfce4-notifyd) is not installed', 'npm run set-up');
}

export interface PanelOptions {
  readonly folder: string;
  readonly address: string;
  readonly env: Environment;
  readonly panel: boolean;
  readonly notifications: boolean;
  /** Takes each program as it starts, so that all end even when a later one fails. */
  readonly keep: (running: Running) => void;
}

/** Xfce's window manager, panel and notification service; ready when a tray icon and a notification would be shown. */
export async function startPanel({ folder, address, env, panel, notifications, keep }: PanelOptions): Promise<void> {
  const settings = join(env.XDG_CONFIG_HOME ?? '', 'xfce4/xfconf/xfce-perchannel-xml');
  await mkdir(settings, { recursive: true });
  await writeFile(join(settings, 'xfce4-panel.xml'), panelSettings);
  await writeFile(join(settings, 'xfce4-notifyd.xml'), notifySettings);
  const run = (name: string, program: string, args: readonly string[]): Running => {
    const running = start({ name, program, args, env, log: join(folder, `logs/${program.slice(program.lastIndexOf('/') + 1)}.log`) });
    keep(running);
    return running;
  };
  const manager = run('the window manager (xfwm4)', 'xfwm4', ['--compositor=off']);
  const notifier = notifications ? run('the notification service (xfce4-notifyd)', await notifyProgram(), []) : null;
  const bar = panel ? run('the panel (xfce4-panel)', 'xfce4-panel', ['--disable-wm-check']) : null;
  const managed = async () => (await promisify(execFile)('xprop', ['-root', '_NET_SUPPORTING_WM_CHECK'], { env, timeout: 5000 })).stdout;
  await Promise.all([
    notifier && nameTaken(address, 'org.freedesktop.Notifications', notifier),
    bar && trayHostThere(address, bar),
    until('a window manager', 30, async () => (await managed().catch(() => '')).includes('window id'), manager),
  ]);
}
