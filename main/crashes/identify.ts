import type { Application } from '../../shared/model/application.ts';
import { idFromCgroup, indexEntries } from '../platform/application-identity.ts';
import { createApplications, officeEntry } from '../platform/applications.ts';
import { type DesktopEntry, readDesktopEntries } from '../platform/desktop-entries.ts';
import type { StatusOf } from '../platform/file-status.ts';
import type { Files } from '../platform/files.ts';
import type { FoundCrash } from './sources/found.ts';

interface Place {
  readonly root?: string;
  readonly files: Files;
  readonly statusOf: StatusOf;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  readonly uid: number;
}

/**
 * What people know a crashed program as. null: it is none that the menu shows, or its file is not there (any more), so
 * that nothing says what it was. Asked for several crashes, the menu is read once.
 */
export function createIdentify(place: Place): (crash: FoundCrash) => Promise<Application | null> {
  const { files, env, home, uid } = place;
  const entries = readDesktopEntries(files, env, home);
  const index = indexEntries(entries);
  const applications = createApplications({ env, home, uid, ...(place.root ? { root: place.root } : {}) });
  const known = new Map<string, Promise<Application | null>>();

  function entryOf(crash: FoundCrash): DesktopEntry | null {
    const id = crash.cgroup ? idFromCgroup(crash.cgroup) : null;
    const named = id ? index.byId(id) : null;
    // Inside a Flatpak the program is below /app or /usr of its own; the group says which it is.
    if (named?.flatpak && /^\/(?:app|usr)\//.test(crash.executable)) return named;
    const path = files.real(crash.executable);
    if (path === null || place.statusOf(path)?.kind !== 'file') return null;
    return named ?? index.byProgram(crash.executable) ?? index.byProgram(path) ?? officeEntry(index, crash.executable);
  }

  return async (crash) => {
    const entry = entryOf(crash);
    if (!entry?.visible) return null;
    const described = known.get(entry.id) ?? applications.describe({ desktopId: entry.id });
    known.set(entry.id, described);
    const application = await described;
    if (!application) return null;
    const { pid: _, ...plain } = application;
    return {
      ...plain,
      executable: crash.executable,
      ...(crash.package && !plain.version ? { package: crash.package.name, version: crash.package.version } : {}),
    };
  };
}
