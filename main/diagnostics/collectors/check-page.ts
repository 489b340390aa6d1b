import { iniValue } from '../../platform/desktop-settings.ts';
import type { Files } from '../../platform/files.ts';

/** What a computer asks for to see whether it is online: a page, and what shows that it is the right one. */
export interface CheckPage {
  readonly url: URL;
  /** How its body begins. Absent: any answer below 300 of the right server will do. */
  readonly response?: string;
}

const folders = ['/etc/NetworkManager/conf.d', '/run/NetworkManager/conf.d', '/usr/lib/NetworkManager/conf.d'];

function urlOf(text: string | null | undefined): URL | null {
  if (!text || !/^https?:/.test(text) || !URL.canParse(text)) return null;
  return new URL(text);
}

/** The page that policy names, else the one that the distribution set up for NetworkManager (NetworkManager.conf(5), connectivity). */
export function checkPageOf(files: Files, named: string | undefined): CheckPage | null {
  const own = urlOf(named);
  if (own) return { url: own };
  const paths = [
    '/etc/NetworkManager/NetworkManager.conf',
    ...folders.flatMap((folder) =>
      files
        .list(folder)
        .sort()
        .map((name) => `${folder}/${name}`),
    ),
  ];
  for (const path of paths) {
    const text = path.endsWith('.conf') ? files.text(path, 50_000) : null;
    const url = urlOf(iniValue(text, 'connectivity', 'uri'));
    if (!url || iniValue(text, 'connectivity', 'enabled') === 'false' || iniValue(text, 'connectivity', 'interval') === '0') continue;
    return { url, response: iniValue(text, 'connectivity', 'response') ?? 'NetworkManager is online' };
  }
  return null;
}

/** A host that this computer asks for by itself: where its packages come from. */
export function packageHost(files: Files): string | null {
  const below = (folder: string): string[] =>
    files
      .list(folder)
      .sort()
      .map((name) => `${folder}/${name}`);
  const paths = ['/etc/apt/sources.list', ...below('/etc/apt/sources.list.d'), ...below('/etc/yum.repos.d'), ...below('/etc/zypp/repos.d')];
  for (const path of paths) {
    const match = /^(?:deb\s.*?|URIs:\s*|baseurl\s*=\s*|metalink\s*=\s*)https?:\/\/([a-z0-9.-]+\.[a-z]+)(?=[/:\s])/im.exec(
      files.text(path, 50_000) ?? '',
    );
    if (match?.[1]) return match[1];
  }
  return null;
}
