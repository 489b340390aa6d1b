import type { Application } from '../../shared/model/application.ts';
import type { Exec } from './exec.ts';
import type { Files } from './files.ts';
import type { InstalledPackage } from './package-list.ts';
import { flatpakRoots, hasRpm, listRpm, readDeb, snapVersion } from './packages.ts';

interface Source {
  readonly files: Files;
  readonly home: string;
  /** null: no program may be started, so that rpm cannot be asked. */
  readonly exec: Exec | null;
  readonly signal: AbortSignal;
}

/** What is upgraded and breaks together with an application. null: its package system did not answer. */
export async function relatedPackages(source: Source, application: Application): Promise<readonly InstalledPackage[] | null> {
  const { files, home, exec, signal } = source;
  const own = application.package;
  if (own === undefined) return [];
  if (application.source === 'flatpak') return beneathFlatpak(files, home, own);
  if (application.source === 'snap') return beneathSnap(files, own);
  // An office suite is many packages with one beginning: libreoffice-calc, libreoffice-core.
  const stem = own.split('-')[0] ?? '';
  if (stem.length < 3) return [];
  const alike = ({ name }: InstalledPackage): boolean => name === stem || name.startsWith(`${stem}-`);
  const deb = readDeb(files);
  if (deb) return deb.packages.filter(alike);
  if (!hasRpm(files)) return [];
  const rpm = exec ? await listRpm(exec, [stem, `${stem}-*`], { timeoutMs: 3000, signal }) : null;
  return rpm?.filter(alike) ?? null;
}

/** The runtime that it is built on, by its branch, and its own translations and plug-ins: flatpak-metadata(5). */
function beneathFlatpak(files: Files, home: string, id: string): readonly InstalledPackage[] {
  const roots = flatpakRoots(home);
  const metadata = roots.map((root) => files.text(`${root}/app/${id}/current/active/metadata`, 100_000)).find((text) => text !== null);
  const [runtime = '', , branch = ''] = /^runtime=(\S+)$/m.exec(metadata ?? '')?.[1]?.split('/') ?? [];
  const added = roots.flatMap((root) =>
    files
      .list(`${root}/runtime`)
      .filter((name) => name.startsWith(`${id}.`))
      .map((name) => {
        const architecture = files.list(`${root}/runtime/${name}`)[0] ?? '';
        return { name, version: files.list(`${root}/runtime/${name}/${architecture}`).join(', ') };
      }),
  );
  return [...(runtime && branch ? [{ name: runtime, version: branch }] : []), ...added];
}

/** The base that it runs on and the snaps whose content it takes (snap.yaml), where they are installed. */
function beneathSnap(files: Files, application: string): readonly InstalledPackage[] {
  const yaml = files.text(`/snap/${application.split('_')[0]}/current/meta/snap.yaml`, 200_000) ?? '';
  const named = [...yaml.matchAll(/^(?:base|[ \t]+default-provider):[ \t]*['"]?([a-z0-9-]+)/gm)].map(([, name]) => name ?? '');
  return [...new Set(named)].flatMap((name) => {
    const version = snapVersion(files, name);
    return version === null ? [] : [{ name, version }];
  });
}
