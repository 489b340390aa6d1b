import { dataFolders, readDesktopEntries } from './desktop-entries.ts';
import { type Exec, exec as start } from './exec.ts';
import { createFiles, type Files } from './files.ts';
import { flatpakRoots, flatpakVersion, hasRpm, readDeb, snapVersion } from './packages.ts';

/** English name of an application in the menu -> its version as the package numbers it; empty: not known. */
export type Installed = Readonly<Record<string, string>>;

export interface InstalledSource {
  /** "/" unless told; a folder of fixtures in a test. */
  readonly root?: string;
  readonly exec?: Exec;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

/** Tips are written with the English names, whatever the language of the menu. */
const english = { LC_ALL: 'C.UTF-8' };

/** Reads the menu and the package databases: some hundred milliseconds of work, so keep what it says. */
export async function readInstalled({ root = '/', exec = start, env, home }: InstalledSource): Promise<Installed> {
  const files = createFiles(root);
  const entries = readDesktopEntries(files, { ...env, ...english }, home).filter(({ visible }) => visible);
  const plain = entries.filter(({ flatpak, snap }) => !flatpak && !snap).map(({ path }) => path);
  const versions = debVersions(files, plain) ?? (hasRpm(files) ? await rpmVersions(exec, plain) : new Map<string, string>());
  const found: Record<string, string> = {};
  for (const { name, path, flatpak, snap } of entries) {
    const version = flatpak ? inFlatpak(files, home, flatpak) : snap ? snapVersion(files, snap.split('_')[0] ?? snap) : versions.get(path);
    found[name] = (found[name] || version || '').slice(0, 100);
  }
  return found;
}

/** What changes when an application comes, goes or is renewed; the same text: nothing has. Costs some looks at folders. */
export function installedStamp({ root = '/', env, home }: Omit<InstalledSource, 'exec'>): string {
  const files = createFiles(root);
  const places = [
    '/var/lib/dpkg/status',
    ...['/usr/lib/sysimage/rpm', '/var/lib/rpm'].flatMap((folder) =>
      ['', '/rpmdb.sqlite', '/Packages.db', '/Packages'].map((name) => folder + name),
    ),
    ...flatpakRoots(home).map((root) => `${root}/.changed`),
    ...flatpakRoots(home).map((root) => `${root}/app`),
    '/var/lib/snapd/snaps',
    ...dataFolders(env, home).map((folder) => `${folder}/applications`),
  ];
  return places.map((place) => Math.round(files.modifiedAt(place) ?? 0)).join(' ');
}

/** Each package's list of files is looked through once, for the entries of the menu. null: this is no dpkg system. */
function debVersions(files: Files, paths: readonly string[]): Map<string, string> | null {
  const list = readDeb(files);
  if (!list) return null;
  const byName = new Map(list.packages.map(({ name, version }) => [name, version]));
  const wanted = new Set(paths);
  const found = new Map<string, string>();
  const folder = '/var/lib/dpkg/info';
  for (const name of files.list(folder)) {
    const version = name.endsWith('.list') ? byName.get(name.replace(/(?::[a-z0-9]+)?\.list$/, '')) : undefined;
    const lines = version ? files.bytes(`${folder}/${name}`, 16_000_000)?.toString('latin1') : undefined;
    if (!version || !lines?.includes('/applications/')) continue;
    for (const line of lines.split('\n')) if (wanted.has(line)) found.set(line, version);
  }
  return found;
}

/** One call for all of them; a file of no package has an answer of another form. */
async function rpmVersions(exec: Exec, paths: readonly string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  if (paths.length === 0) return found;
  const format = '[%{FILENAMES}\\t%{=VERSION}\\n]';
  const result = await exec('rpm', ['-qf', '--qf', format, ...paths], { timeoutMs: 8000, maxBytes: 16_000_000 });
  if (!result.ok) return found;
  const wanted = new Set(paths);
  for (const line of result.stdout.split('\n')) {
    const [path = '', version] = line.split('\t');
    if (version && wanted.has(path)) found.set(path, version);
  }
  return found;
}

function inFlatpak(files: Files, home: string, id: string): string | null {
  const folder = flatpakRoots(home)
    .map((root) => `${root}/app/${id}`)
    .find((path) => files.kind(path) === 'folder');
  return folder ? flatpakVersion(files, folder, id) : null;
}
