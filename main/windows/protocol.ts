import { existsSync, readFileSync } from 'node:fs';
import { extname, join, normalize, sep } from 'node:path';
import { contentSecurityPolicy, isOurs } from './security.ts';

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** @returns the file below `folder` that a URL of ours names, or null when it names none */
function fileOf(folder: string, url: string): string | null {
  if (!isOurs(url)) return null;
  let path: string;
  try {
    path = decodeURIComponent(new URL(url).pathname);
  } catch {
    return null;
  }
  if (path.includes('\0')) return null;
  const file = normalize(join(folder, path === '/' ? 'index.html' : path));
  return file.startsWith(folder + sep) && Object.hasOwn(mediaTypes, extname(file)) ? file : null;
}

/**
 * Puts data into a page where its preload script finds it, so that the first paint waits for no round trip.
 * A data block is never executed; "<" is escaped so that no text can end it early.
 */
function withData(html: string, id: string, data: unknown): string {
  const json = JSON.stringify(data).replaceAll('<', '\\u003c');
  return html.replace('</head>', () => `<script type="application/json" id="${id}">${json}</script></head>`);
}

/** How the page is to look before its first script has run. */
export interface FirstLook {
  /** An HTML file with something drawn ahead, in place of index.html; null for none. */
  readonly file: string | null;
  readonly dark: boolean;
}

function pageIn(folder: string, { file, dark }: FirstLook): string {
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  const html = file !== null && existsSync(join(folder, file)) ? read(file) : read('index.html');
  return dark ? html.replace('data-mantine-color-scheme="light"', 'data-mantine-color-scheme="dark"') : html;
}

/**
 * Serves pandu://app/ from a folder. Files are read at once: they are few and small, and each turn of Electron's event
 * loop costs more than that, on the way to the first paint.
 * @param pageData what the page is handed with its HTML
 */
export function createPageServer(
  folder: string,
  pageData: () => unknown,
  firstLook: () => FirstLook = () => ({ file: null, dark: false }),
): (request: { method: string; url: string }) => Promise<Response> {
  // No cross-origin-opener-policy: it would make Chromium start a second process for the page, 100 ms later; no window opens another.
  const headers = (type: string) => ({
    'content-type': type,
    'content-security-policy': contentSecurityPolicy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  });
  return async ({ method, url }) => {
    const file = method === 'GET' ? fileOf(folder, url) : null;
    const type = file === null ? undefined : mediaTypes[extname(file)];
    if (file === null || type === undefined) return new Response('not found', { status: 404 });
    try {
      if (file !== join(folder, 'index.html')) return new Response(readFileSync(file), { headers: headers(type) });
      return new Response(withData(pageIn(folder, firstLook()), 'start', pageData()), { headers: headers(type) });
    } catch {
      return new Response('not found', { status: 404 });
    }
  };
}
