import type { DesktopEntry } from './desktop-entries.ts';
import type { Files } from './files.ts';

const basename = (path: string): string => path.split('/').pop() ?? path;

/** cgroup names escape with \x2d and the like (systemd.unit(5)). */
const unescapeUnit = (text: string): string =>
  text.replace(/\\x([0-9a-f]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/**
 * The desktop file id that the session gave to a process: "app-gnome-org.gnome.Nautilus-2345.scope",
 * "app-flatpak-org.mozilla.firefox-99.scope", "app-firefox@1234.service", "snap.firefox.firefox-….scope"
 * (systemd's "Desktop Environments" conventions).
 */
export function idFromCgroup(cgroup: string): string | null {
  const units = [...cgroup.matchAll(/\/(app-[^/\n]+|snap\.[^/\n]+)\.(?:scope|service)/g)];
  const unit = units.at(-1)?.[1];
  if (!unit) return null;
  const snap = /^snap\.([a-z0-9-]+)\.([A-Za-z0-9-]+?)(?:-[0-9a-f]{8}-[0-9a-f-]+|-\d+)?$/.exec(unit);
  if (snap) return `${snap[1]}_${snap[2]}`;
  const id = unescapeUnit(
    unit
      .replace(/^app-/, '')
      .replace(/@[^@]*$/, '')
      // A process number (GNOME) or a random id (KDE).
      .replace(/-(?:\d+|[0-9a-f]{32})$/, ''),
  );
  return id.replace(/^(?:gnome|flatpak|KDE|kde|plasma|dbus-:[\d.]+)-/, '').replace(/\.desktop$/, '') || null;
}

/** /.flatpak-info inside the sandbox names the application. */
export function idFromFlatpak(files: Files, pid: number): string | null {
  return /^\[Application\][^[]*?^name=(\S+)$/m.exec(files.text(`/proc/${pid}/root/.flatpak-info`, 20_000) ?? '')?.[1] ?? null;
}

export interface EntryIndex {
  readonly byId: (id: string) => DesktopEntry | null;
  readonly byWmClass: (wmClass: string) => DesktopEntry | null;
  /** By the path or name of the executable. */
  readonly byProgram: (program: string) => DesktopEntry | null;
}

export function indexEntries(entries: readonly DesktopEntry[]): EntryIndex {
  const ids = new Map<string, DesktopEntry>();
  const classes = new Map<string, DesktopEntry>();
  const programs = new Map<string, DesktopEntry>();
  const put = (map: Map<string, DesktopEntry>, key: string | null | undefined, entry: DesktopEntry): void => {
    const low = key?.toLowerCase();
    if (low && (!map.has(low) || (entry.visible && map.get(low)?.visible === false))) map.set(low, entry);
  };
  for (const entry of entries) {
    put(ids, entry.id, entry);
    put(classes, entry.wmClass, entry);
    // The shell and launchers stand for too many programs to name one.
    if (entry.program && !/^(?:flatpak|snap|sh|bash|env|python3?|java|wine|xdg-open|pkexec|gapplication)$/.test(basename(entry.program))) {
      put(programs, entry.program, entry);
      put(programs, basename(entry.program), entry);
    }
  }
  const find = (map: Map<string, DesktopEntry>, key: string): DesktopEntry | null => map.get(key.toLowerCase()) ?? null;
  const bySuffix = (name: string): DesktopEntry | null =>
    entries.find(({ id }) => id.toLowerCase().endsWith(`.${name.toLowerCase()}`)) ?? null;
  return {
    byId: (id) => find(ids, id),
    byWmClass: (wmClass) => find(classes, wmClass) ?? find(ids, wmClass) ?? find(programs, wmClass) ?? bySuffix(wmClass),
    byProgram: (program) => find(programs, program) ?? find(programs, basename(program)) ?? find(ids, basename(program)),
  };
}
