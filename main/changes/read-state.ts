import type { Exec } from '../platform/exec.ts';
import { createFiles } from '../platform/files.ts';
import type { InstalledPackage } from '../platform/package-list.ts';
import { hasRpm, readDeb, readFlatpaks, readRpm, readSnaps } from '../platform/packages.ts';
import { readDevices, readDrivers } from './devices.ts';
import { readSettings } from './settings.ts';
import type { State } from './state.ts';

export interface Computer {
  /** Folder that stands for "/". */
  readonly root: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  /** null: no program may be started; what it would tell is then not compared. */
  readonly exec: Exec | null;
  readonly signal: AbortSignal;
}

/** Whole distributions have fewer packages installed. */
const maxPackages = 12_000;

/** Several versions of one package at a time (kernels) are one value. */
function byName(lists: readonly (readonly [string, readonly InstalledPackage[]])[]): Record<string, string> {
  const versions = new Map<string, string[]>();
  for (const [mark, list] of lists)
    for (const { name, version } of list) versions.set(name + mark, [...(versions.get(name + mark) ?? []), version]);
  return Object.fromEntries([...versions].map(([name, all]) => [name.slice(0, 200), [...new Set(all)].sort().join(', ').slice(0, 200)]));
}

/** The present, as snapshots keep it. Takes some tens of milliseconds; with rpm, a second. */
export async function readState({ root, env, home, exec, signal }: Computer): Promise<State> {
  const files = createFiles(root);
  const deb = readDeb(files)?.packages;
  const rpmHere = !deb && hasRpm(files);
  const rpm = rpmHere && exec ? await readRpm(exec, signal) : null;
  const packages = byName([
    ['', deb ?? rpm ?? []],
    [' (flatpak)', readFlatpaks(files, home)],
    [' (snap)', readSnaps(files)],
  ]);
  const tooMany = Object.keys(packages).length > maxPackages;
  const devices = await readDevices(files, root, signal);
  const settings = await readSettings(files, env, home, exec, signal);
  const boot = Number(/^btime (\d+)$/m.exec(files.text('/proc/stat', 4_000_000) ?? '')?.[1] ?? 0);
  return {
    kernel: (files.text('/proc/sys/kernel/osrelease') ?? '').trim().slice(0, 200),
    bootedAt: boot * 1000,
    packages: tooMany ? {} : packages,
    drivers: readDrivers(files),
    settings: settings.settings,
    devices: devices.devices,
    unread: [...(tooMany || (rpmHere && rpm === null) ? ['packages'] : []), ...devices.unread, ...settings.unread],
  };
}
