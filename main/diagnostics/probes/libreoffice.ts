import type { CollectorContext } from '../collector.ts';
import type { Probe, ProbeFacts } from '../probe.ts';
import { java } from './java.ts';
import { ownProcesses } from './network-files.ts';
import { countLocks, type Holder, holderOf, isOnNetwork, sizeOf, textDamage } from './profile.ts';

const processes = ['soffice.bin', 'oosplash', 'soffice'];
const maxFolder = 2000;

/**
 * `.~lock.NAME#` beside a document (svl/source/misc/documentlockfile.cxx): "name,user,host,time,profile;" with
 * backslashes before commas in names. Only whose it is matters here; the file's name stays where it is.
 */
function lockHost(text: string): string | null {
  const parts: string[] = [''];
  for (let i = 0; i < Math.min(text.length, 2000); i++) {
    const sign = text[i] ?? '';
    if (sign === '\\') parts[parts.length - 1] += text[++i] ?? '';
    else if (sign === ',') parts.push('');
    else if (sign === ';') break;
    else parts[parts.length - 1] += sign;
  }
  return parts.length >= 5 ? parts[2]?.trim() || null : null;
}

/** The folders in which people keep documents: the home folder itself and those that user-dirs.dirs names. */
function documentFolders({ files, home, env }: CollectorContext): string[] {
  const dirs = files.text(`${env.XDG_CONFIG_HOME || `${home}/.config`}/user-dirs.dirs`) ?? '';
  const named = [...dirs.matchAll(/^XDG_(?:DOCUMENTS|DESKTOP|DOWNLOAD)_DIR="\$HOME\/([^"\n]+)"/gm)].map(([, name]) => name ?? '');
  const usual = named.length > 0 ? named : ['Documents', 'Desktop', 'Downloads'];
  return [home, ...usual.map((name) => `${home}/${name.replace(/\/+$/, '')}`)].filter((folder) => !isOnNetwork(files, folder));
}

function documentLocks(context: CollectorContext, running: boolean): Holder[] {
  const { files } = context;
  return documentFolders(context).flatMap((folder) =>
    files
      .list(folder)
      .slice(0, maxFolder)
      .filter((name) => name.startsWith('.~lock.') && name.endsWith('#'))
      .map((name): Holder => {
        const host = lockHost(files.text(`${folder}/${name}`, 2000) ?? '');
        const holder = host === null ? 'unknown' : holderOf(files, null, host);
        return holder === 'elsewhere' || host === null ? holder : running ? 'running' : 'gone';
      }),
  );
}

/** `4/.lock` beside `4/user` is an INI file: [Lockdata] Host=, User=, IPCServer= (desktop/source/app/lockfile.cxx). */
function profileLock({ files }: CollectorContext, folder: string, running: boolean): Holder[] {
  const text = files.text(`${folder}/.lock`, 10_000);
  const host = /^Host=(.+)$/m.exec(text ?? '')?.[1]?.trim();
  if (text === null) return [];
  const holder = host ? holderOf(files, null, host) : 'unknown';
  return [holder === 'elsewhere' ? holder : running ? 'running' : 'gone'];
}

/** Folders NAME.oxt of `user/uno_packages/cache`, each with a description.xml. */
function extensions({ files }: CollectorContext, user: string): NonNullable<ProbeFacts['extensions']> {
  const cache = `${user}/uno_packages/cache/uno_packages`;
  return files
    .list(cache)
    .slice(0, 100)
    .flatMap((folder) =>
      files
        .list(`${cache}/${folder}`)
        .filter((name) => name.endsWith('.oxt'))
        .map((name) => {
          const xml = files.text(`${cache}/${folder}/${name}/description.xml`, 100_000) ?? '';
          const version = /<version\s+value="([^"]{1,60})"/.exec(xml)?.[1];
          return { name: name.slice(0, -4).slice(0, 200), ...(version ? { version } : {}), enabled: true };
        }),
    );
}

export const libreoffice: Probe = {
  id: 'libreoffice',
  knows: /^(?:libreoffice(?:\d+\.\d+)?(?:-[a-z0-9-]+)?|org\.libreoffice\.libreoffice(?:[.-][a-z]+)*|soffice(?:\.bin)?)$/,
  processes,
  types: [
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    'application/vnd.oasis.opendocument.text',
  ],
  look: async (context) => {
    const { files, home, env, uid, application } = context;
    const config =
      application?.source === 'flatpak'
        ? `${home}/.var/app/org.libreoffice.LibreOffice/config`
        : application?.source === 'snap'
          ? `${home}/snap/libreoffice/current/.config`
          : env.XDG_CONFIG_HOME || `${home}/.config`;
    const folder = `${config}/libreoffice/4`;
    if (isOnNetwork(files, folder)) return { java: java(context) };
    const user = `${folder}/user`;
    const running = ownProcesses(files, uid, processes).length > 0;
    const locks = [
      ...countLocks('profile', profileLock(context, folder, running)),
      ...countLocks('document', documentLocks(context, running)),
    ];
    const present = files.kind(user) === 'folder';
    const damage = textDamage(files, user, 'registrymodifications.xcu', /<oor:items\b/, /<\/oor:items>\s*$/);
    return {
      java: java(context),
      extensions: extensions(context, user),
      ...(present || locks.length > 0 ? { profile: { count: present ? 1 : 0, ...(await sizeOf(context, folder)), damage, locks } } : {}),
    };
  },
};
