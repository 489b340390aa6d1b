import type { Exec } from './exec.ts';
import type { Files } from './files.ts';
import { keepPackages, keptPackages } from './kept-packages.ts';
import type { InstalledPackage, PackageList } from './package-list.ts';

/**
 * One stanza of /var/lib/dpkg/status, as dpkg writes it: Package, Status and Version in this order, other lines between, an
 * empty line behind. One expression over the whole, since a loop over its lines takes as long as all the rest of the quick set.
 * No search goes on behind the next Package: linear.
 */
const stanza = /^Package: (.+)\n(?:(?!Package: ).+\n)*?Status: \S+ (\S+) (\S+)\n(?:(?:(?!Package: ).+\n)*?Version: (.+)$)?/gm;

/** dpkg(1) names the states. Only what is installed is listed. */
function parseDpkgStatus(text: string): PackageList {
  const packages: InstalledPackage[] = [];
  const broken: string[] = [];
  for (const [, name = '', problem, state = '', version] of text.matchAll(stanza)) {
    if (problem === 'reinstreq' || state === 'half-installed' || state === 'half-configured' || state === 'unpacked') broken.push(name);
    if (version !== undefined && state !== 'not-installed' && state !== 'config-files') packages.push({ name, version });
  }
  return { packages, broken };
}

const dpkgStatus = '/var/lib/dpkg/status';

/** null: this is no dpkg system. What is kept of it is read in a tenth of the time, as long as dpkg has written nothing since. */
export function readDeb(files: Files): PackageList | null {
  const stamp = files.stamp(dpkgStatus);
  if (stamp === null) return null;
  const kept = keptPackages(files, stamp);
  if (kept) return kept;
  // 64 MB is thirty times the largest that we have seen.
  const text = files.bytes(dpkgStatus, 64_000_000)?.toString('latin1');
  if (!text) return null;
  const list = parseDpkgStatus(text);
  if (list.packages.length === 0) return null;
  keepPackages(files, stamp, list);
  return list;
}

/** rpm is the package system only where its database is and dpkg's is not: Debian carries the tool for `alien`. */
export function hasRpm(files: Files): boolean {
  const folders = ['/usr/lib/sysimage/rpm', '/var/lib/rpm'];
  const names = ['rpmdb.sqlite', 'Packages.db', 'Packages'];
  return folders.some((folder) => names.some((name) => files.kind(`${folder}/${name}`) === 'file'));
}

/** @param patterns of names, with `*`; none: all packages. null: rpm did not answer */
export async function listRpm(
  exec: Exec,
  patterns: readonly string[],
  options: { readonly timeoutMs: number; readonly signal?: AbortSignal },
): Promise<readonly InstalledPackage[] | null> {
  const args = ['-qa', '--qf', '%{NAME} %{VERSION}-%{RELEASE}\\n', ...patterns];
  const result = await exec('rpm', args, { ...options, maxBytes: 4_000_000 });
  if (!result.ok) return null;
  return result.stdout.split('\n').flatMap((line) => {
    const space = line.indexOf(' ');
    return space > 0 ? [{ name: line.slice(0, space), version: line.slice(space + 1) }] : [];
  });
}

export const readRpm = (exec: Exec, signal?: AbortSignal): Promise<readonly InstalledPackage[] | null> =>
  listRpm(exec, [], { timeoutMs: 8000, ...(signal ? { signal } : {}) });

/** The system's and the user's Flatpak installations. */
export function flatpakRoots(home: string): readonly string[] {
  return ['/var/lib/flatpak', `${home}/.local/share/flatpak`];
}

/** The version stands in the application's AppStream data, newest release first; some carry none. */
export function flatpakVersion(files: Files, appFolder: string, id: string): string {
  const share = `${appFolder}/current/active/files/share`;
  for (const path of [
    `${share}/metainfo/${id}.metainfo.xml`,
    `${share}/metainfo/${id}.appdata.xml`,
    `${share}/appdata/${id}.appdata.xml`,
  ]) {
    const version = /<release\b[^>]*?\bversion="([^"]{1,60})"/.exec(files.text(path, 200_000) ?? '')?.[1];
    if (version) return version;
  }
  return files.link(`${appFolder}/current`)?.split('/').pop() ?? 'unknown';
}

export function readFlatpaks(files: Files, home: string): readonly InstalledPackage[] {
  return flatpakRoots(home).flatMap((root) =>
    files.list(`${root}/app`).map((id) => ({ name: id, version: flatpakVersion(files, `${root}/app/${id}`, id) })),
  );
}

/** Each snap is mounted at /snap/NAME/current with its meta/snap.yaml; without the mount its file name has the revision. */
export function readSnaps(files: Files): readonly InstalledPackage[] {
  const newest = new Map<string, string>();
  for (const file of files.list('/var/lib/snapd/snaps')) {
    const match = /^([a-z0-9-]+(?:_[a-z0-9]+)?)_(x?\d+)\.snap$/.exec(file);
    if (!match?.[1] || !match[2]) continue;
    const name = match[1];
    const before = newest.get(name);
    if (!before || Number(match[2].replace('x', '')) > Number(before.replace('x', ''))) newest.set(name, match[2]);
  }
  return [...newest].map(([name, revision]) => ({ name, version: snapVersion(files, name) ?? `revision ${revision}` }));
}

export function snapVersion(files: Files, name: string): string | null {
  const yaml = files.text(`/snap/${name}/current/meta/snap.yaml`, 100_000) ?? '';
  return /^version:\s*['"]?([^'"\n]+)/m.exec(yaml)?.[1]?.trim() ?? null;
}
