import { iniValue } from '../../platform/desktop-settings.ts';
import type { Files } from '../../platform/files.ts';

/** What a computer asks for to see whether it is online: a page, and what shows that it is the right one. */
export interface CheckPage {
  readonly url: URL;
  /** How its body begins. Absent: any answer below 300 of the right server will do. */
  readonly response?: string;
  /** The organisation's own authority, PEM, when the page is of one of its servers. */
  readonly ca?: string;
}

/** What is known of pages that every desktop of the organisation can reach. */
export interface Reach {
  /** The page that policy names; http(s) URL, or nothing. */
  readonly checkUrl?: string | undefined;
  /** Where the help desk is; http(s) URL. */
  readonly helpDesk?: string | undefined;
  /** The organisation's own authority, PEM. */
  readonly ca?: string | undefined;
}

const folders = ['/etc/NetworkManager/conf.d', '/run/NetworkManager/conf.d', '/usr/lib/NetworkManager/conf.d'];

function urlOf(text: string | null | undefined): URL | null {
  if (!text || !/^https?:/.test(text) || !URL.canParse(text)) return null;
  return new URL(text);
}

/** One on this very computer says nothing about the network. */
const isHere = ({ hostname }: URL): boolean => /^(?:localhost|.*\.localhost|127\.[\d.]+|\[::1\])$/.test(hostname);

/**
 * In the order in which they are asked: the page that policy names and no other, else the help desk, and in case that it
 * is away the page that the distribution set up.
 */
export function checkPagesOf(files: Files, { checkUrl, helpDesk, ca }: Reach): readonly CheckPage[] {
  const authority = ca ? { ca } : {};
  const named = urlOf(checkUrl);
  if (named) return [{ url: named, ...authority }];
  const own = urlOf(helpDesk);
  const set = systemPage(files);
  return [...(own && !isHere(own) ? [{ url: own, ...authority }] : []), ...(set ? [set] : [])];
}

/** For NetworkManager: NetworkManager.conf(5), connectivity. */
function systemPage(files: Files): CheckPage | null {
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
