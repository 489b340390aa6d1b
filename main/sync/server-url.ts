export type ServerUrl = { readonly ok: true; readonly origin: string } | { readonly ok: false; readonly reason: string };

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/** The help desk's origin. Plain HTTP is taken on loopback only: a token must not cross a network in the clear. */
export function parseServerUrl(text: string): ServerUrl {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return { ok: false, reason: `"${text}" is not an address: it should look like https://helpdesk.example.org` };
  }
  if (url.protocol === 'https:' || (url.protocol === 'http:' && loopback.has(url.hostname))) return { ok: true, origin: url.origin };
  return { ok: false, reason: `"${url.origin}" is not safe: the address of the help desk must begin with https://` };
}
