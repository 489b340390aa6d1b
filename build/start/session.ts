import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { promisify } from 'node:util';
import { openDisplay } from './display.ts';
import { startPanel } from './panel.ts';
import type { Environment, Running } from './processes.ts';
import { openBus } from './session-bus.ts';

export interface SessionOptions {
  /** `auto` takes the one that the person sits at, when there is one. Default `own`. */
  readonly screen?: 'auto' | 'own';
  /** Of an own screen: a panel that shows tray icons, or none. Default `panel`. */
  readonly tray?: 'panel' | 'none';
  /** Of an own screen: a service that shows notifications, or none (a test brings its own). Default `service`. */
  readonly notifications?: 'service' | 'none';
  /** Of an own screen. Default a new folder, removed at the end; settings and caches are private in any case. */
  readonly home?: string;
  /** Of an own screen. */
  readonly size?: string;
}

/** A desktop session that a program can be started in. */
export interface Session {
  /** Everything that a program in it needs to know, PATH and HOME included. */
  readonly env: Environment;
  /** Whether we made it; otherwise it is the person's. */
  readonly own: boolean;
  /** Of an own one: logs, sockets, settings. */
  readonly folder: string | null;
  close(): Promise<void>;
}

/** Whether something answers there: a variable may be left over from a session that is long gone. */
async function answers(env: Environment): Promise<boolean> {
  if (env.WAYLAND_DISPLAY) {
    const socket = isAbsolute(env.WAYLAND_DISPLAY) ? env.WAYLAND_DISPLAY : join(env.XDG_RUNTIME_DIR ?? '', env.WAYLAND_DISPLAY);
    if (existsSync(socket)) return true;
  }
  if (!env.DISPLAY) return false;
  return promisify(execFile)('xdpyinfo', [], { env, timeout: 5000 }).then(
    () => true,
    // Without the program that asks, the variable is believed.
    (error: NodeJS.ErrnoException) => error.code === 'ENOENT',
  );
}

const hasBus = (env: Environment): boolean =>
  Boolean(env.DBUS_SESSION_BUS_ADDRESS) || existsSync(join(env.XDG_RUNTIME_DIR || '/nonexistent', 'bus'));

/** @throws SetUpError with what to type */
export async function openSession(options: SessionOptions = {}): Promise<Session> {
  const around = process.env;
  if (options.screen === 'auto' && (await answers(around)) && hasBus(around))
    return { env: around, own: false, folder: null, close: async () => undefined };

  // Short: a socket's path has 108 bytes at most.
  const folder = await mkdtemp(join(tmpdir(), 'pandu-session-'));
  const programs: Running[] = [];
  const close = async () => {
    // The last first: what a program leans on goes after it.
    for (const running of programs.reverse()) await running.stop(3);
    programs.length = 0;
    await rm(folder, { recursive: true, force: true });
  };
  try {
    return { env: await populate(folder, options, programs), own: true, folder, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function populate(folder: string, options: SessionOptions, programs: Running[]): Promise<Environment> {
  const home = options.home ?? join(folder, 'home');
  const place = (name: string) => join(folder, 'home', name);
  const quiet: Environment = {
    PATH: process.env.PATH,
    HOME: home,
    USER: process.env.USER,
    LOGNAME: process.env.LOGNAME,
    LANG: process.env.LANG ?? 'C.UTF-8',
    LANGUAGE: process.env.LANGUAGE,
    LC_ALL: process.env.LC_ALL,
    TZ: process.env.TZ,
    TMPDIR: process.env.TMPDIR,
    XDG_CONFIG_HOME: place('.config'),
    XDG_DATA_HOME: place('.local/share'),
    XDG_CACHE_HOME: place('.cache'),
    XDG_STATE_HOME: place('.local/state'),
    XDG_RUNTIME_DIR: join(folder, 'run'),
    XDG_CURRENT_DESKTOP: 'XFCE',
    XDG_SESSION_TYPE: 'x11',
    GDK_BACKEND: 'x11',
    // No accessibility bus, no remote files, no settings daemon: each would be a program more that nobody asked for.
    NO_AT_BRIDGE: '1',
    GTK_A11Y: 'none',
    GIO_USE_VFS: 'local',
    GSETTINGS_BACKEND: 'memory',
    LIBGL_ALWAYS_SOFTWARE: '1',
  };
  for (const name of ['.config', '.local/share', '.local/state', '.cache']) await mkdir(place(name), { recursive: true });
  await mkdir(join(folder, 'run'), { mode: 0o700 });
  const display = await openDisplay(folder, quiet, options.size ?? '1280x800');
  programs.push(display.server);
  const bus = await openBus(folder, quiet);
  programs.push(bus.daemon);
  const env = { ...quiet, DISPLAY: display.name, XAUTHORITY: display.authority, DBUS_SESSION_BUS_ADDRESS: bus.address };
  await startPanel({
    folder,
    address: bus.address,
    env,
    panel: options.tray !== 'none',
    notifications: options.notifications !== 'none',
    keep: (running) => void programs.push(running),
  });
  return env;
}
