import { homedir } from 'node:os';
import type { Application } from '../../shared/model/application.ts';
import { type EntryIndex, idFromCgroup, idFromFlatpak, indexEntries } from './application-identity.ts';
import { type DesktopEntry, dataFolders, readDesktopEntries } from './desktop-entries.ts';
import { type Exec, exec as start } from './exec.ts';
import { createFiles, type Files } from './files.ts';
import { findIcon, type Icon } from './icons.ts';
import { debPackageOf, rpmPackageOf } from './package-of.ts';
import { flatpakRoots, flatpakVersion, hasRpm, readDeb, snapVersion } from './packages.ts';
import { listPids, ownerOf, readProcess } from './processes.ts';

export interface ApplicationClue {
  readonly pid?: number;
  readonly wmClass?: string;
  readonly desktopId?: string;
}

export interface Applications {
  /** Running applications of this user that the menu knows, by name; each once, with its oldest process. */
  readonly running: () => Promise<Application[]>;
  /** All that is known of one: name in the user's language, executable, package, version. null: no clue leads anywhere. */
  readonly describe: (clue: ApplicationClue) => Promise<Application | null>;
  /** By its name in the menu, its desktop file, or its program; running or not. */
  readonly byName: (name: string) => Promise<Application | null>;
  readonly iconOf: (application: Application) => Promise<Icon | null>;
}

export interface ApplicationsDeps {
  readonly root?: string;
  /** See `Files.cache`. */
  readonly cache?: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  readonly uid: number;
  /** Default: programs of this computer, and none for a folder that stands for another. */
  readonly exec?: Exec;
}

export function createApplications(deps: ApplicationsDeps): Applications {
  const files = createFiles(deps.root ?? '/', deps.cache ?? null);
  const load = (): { entries: readonly DesktopEntry[]; index: EntryIndex } => {
    const entries = readDesktopEntries(files, deps.env, deps.home);
    return { entries, index: indexEntries(entries) };
  };

  function entryOfProcess(index: EntryIndex, pid: number): DesktopEntry | null {
    const flatpak = idFromFlatpak(files, pid);
    if (flatpak) return index.byId(flatpak);
    const named = idFromCgroup(files.text(`/proc/${pid}/cgroup`) ?? '');
    const entry = named ? index.byId(named) : null;
    if (entry) return entry;
    const program = files.link(`/proc/${pid}/exe`)?.replace(/ \(deleted\)$/, '');
    return program ? (index.byProgram(program) ?? officeEntry(index, program)) : null;
  }

  async function running(): Promise<Application[]> {
    const { index } = load();
    const found = new Map<string, { entry: DesktopEntry; pid: number; started: number }>();
    for (const pid of listPids(files)) {
      if (ownerOf(files, pid) !== deps.uid) continue;
      const entry = entryOfProcess(index, pid);
      if (!entry?.visible) continue;
      const started = readProcess(files, pid)?.startedAfterBoot ?? Number.POSITIVE_INFINITY;
      const before = found.get(entry.id);
      if (!before || started < before.started) found.set(entry.id, { entry, pid, started });
    }
    return [...found.values()].map(({ entry, pid }) => plain(files, entry, pid)).sort((a, b) => a.name.localeCompare(b.name));
  }

  async function fromClue(clue: ApplicationClue): Promise<Application | null> {
    const { index } = load();
    const entry =
      (clue.desktopId ? index.byId(clue.desktopId.replace(/\.desktop$/, '')) : null) ??
      (clue.wmClass ? index.byWmClass(clue.wmClass) : null) ??
      (clue.pid ? entryOfProcess(index, clue.pid) : null);
    if (entry) return withPackage(entry, plain(files, entry, clue.pid));
    const executable = clue.pid ? files.link(`/proc/${clue.pid}/exe`)?.replace(/ \(deleted\)$/, '') : undefined;
    const name = clue.wmClass ?? executable?.split('/').pop();
    if (!name) return null;
    const bare: Application = {
      name: name.slice(0, 200),
      ...(executable ? { executable: executable.slice(0, 500) } : {}),
      ...(clue.pid ? { pid: clue.pid } : {}),
    };
    return withPackage(null, bare);
  }

  async function withPackage(entry: DesktopEntry | null, application: Application): Promise<Application> {
    if (entry?.flatpak) {
      const folder = flatpakRoots(deps.home)
        .map((root) => `${root}/app/${entry.flatpak}`)
        .find((path) => files.kind(path) === 'folder');
      const version = folder ? flatpakVersion(files, folder, entry.flatpak) : null;
      return { ...application, source: 'flatpak', package: entry.flatpak, ...(version ? { version: version.slice(0, 100) } : {}) };
    }
    if (entry?.snap) {
      const version = snapVersion(files, entry.snap.split('_')[0] ?? entry.snap);
      return { ...application, source: 'snap', package: entry.snap, ...(version ? { version: version.slice(0, 100) } : {}) };
    }
    const executable = application.executable;
    if (executable?.endsWith('.AppImage') || executable?.startsWith('/tmp/.mount_')) return { ...application, source: 'appimage' };
    // The menu entry's package is the one that people mean: libreoffice-writer, not the core that has the program.
    const paths = [entry?.path, executable?.startsWith('/') ? (files.real(executable) ?? executable) : undefined].filter(
      (path) => path !== undefined,
    );
    for (const path of paths) {
      if (/^\/(?:home|root|opt\/[^/]+\/portable)\//.test(path)) continue;
      const owner = await ownerPackage(path);
      if (owner) return { ...application, ...owner };
    }
    return executable ? { ...application, source: 'other' } : application;
  }

  async function ownerPackage(path: string): Promise<Pick<Application, 'package' | 'version' | 'source'> | null> {
    const list = readDeb(files);
    if (list) {
      const name = await debPackageOf(files, path);
      const version = list.packages.find((one) => one.name === name)?.version;
      return name ? { package: name, source: 'deb', ...(version ? { version: version.slice(0, 100) } : {}) } : null;
    }
    const exec = deps.exec ?? (deps.root ? null : start);
    if (!hasRpm(files) || exec === null) return null;
    const owner = await rpmPackageOf(exec, path);
    return owner ? { package: owner.name, version: owner.version.slice(0, 100), source: 'rpm' } : null;
  }

  async function byName(name: string): Promise<Application | null> {
    const { entries, index } = load();
    const low = name.toLowerCase();
    const entry =
      index.byId(name.replace(/\.desktop$/, '')) ??
      entries.find((one) => one.name.toLowerCase() === low) ??
      index.byProgram(name) ??
      index.byWmClass(name) ??
      entries.find((one) => one.visible && one.name.toLowerCase().startsWith(low)) ??
      null;
    const pids = listPids(files).filter((pid) => ownerOf(files, pid) === deps.uid);
    if (entry) {
      const pid = pids.find((one) => isOf(entryOfProcess(index, one), entry));
      return withPackage(entry, plain(files, entry, pid));
    }
    const pid = pids.find((one) => readProcess(files, one)?.name.toLowerCase() === low.slice(0, 15));
    return pid === undefined ? null : fromClue({ pid });
  }

  async function iconOf(application: Application): Promise<Icon | null> {
    const { index } = load();
    const entry =
      (application.desktopId ? index.byId(application.desktopId) : null) ??
      (application.executable ? index.byProgram(application.executable) : null);
    return entry?.icon ? findIcon(files, dataFolders(deps.env, deps.home), entry.icon) : null;
  }

  return { running, describe: fromClue, byName, iconOf };
}

/** All of LibreOffice is one process, whichever of its entries in the menu it was started from. */
function isOf(running: DesktopEntry | null, asked: DesktopEntry): boolean {
  const office = ({ id }: DesktopEntry): string | undefined =>
    /^(?:libreoffice[\d.]*(?=[-_])|org\.libreoffice\.LibreOffice(?![^.]))/.exec(id)?.[0];
  return running?.id === asked.id || (running !== null && office(asked) !== undefined && office(running) === office(asked));
}

/** All of LibreOffice is one program; without a better clue it is the start centre. */
export function officeEntry(index: EntryIndex, program: string): DesktopEntry | null {
  return /\/(?:soffice\.bin|oosplash)$/.test(program) ? (index.byId('libreoffice-startcenter') ?? index.byProgram('libreoffice')) : null;
}

function plain(files: Files, entry: DesktopEntry, pid: number | undefined): Application {
  const executable = (pid ? files.link(`/proc/${pid}/exe`)?.replace(/ \(deleted\)$/, '') : null) ?? whole(files, entry.program);
  return {
    name: entry.name,
    desktopId: entry.id.slice(0, 200),
    ...(executable ? { executable: executable.slice(0, 500) } : {}),
    ...(entry.flatpak ? { source: 'flatpak' as const } : entry.snap ? { source: 'snap' as const } : {}),
    ...(pid ? { pid } : {}),
  };
}

/** A bare name in Exec is looked up in the usual folders. */
function whole(files: Files, program: string | null): string | null {
  if (!program || program.startsWith('/')) return program;
  return (
    ['/usr/local/bin', '/usr/bin', '/bin', '/usr/games']
      .map((folder) => `${folder}/${program}`)
      .find((path) => files.kind(path) === 'file') ?? program
  );
}

const here = (): Applications => createApplications({ env: process.env, home: homedir(), uid: process.getuid?.() ?? 0 });

export const findApplicationByName = (name: string): Promise<Application | null> => here().byName(name);
