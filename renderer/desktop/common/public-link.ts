import { languageSchema } from '../../../shared/model/language.ts';

/** The public site as an address; null where the organisation has none, or what it set is no address. */
function siteOf(siteUrl: string): URL | null {
  const typed = siteUrl.trim();
  if (typed === '') return null;
  try {
    const url = new URL(/^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`);
    return (url.protocol === 'https:' || url.protocol === 'http:') && url.username === '' && url.password === '' ? url : null;
  } catch {
    return null;
  }
}
const baseOf = (site: URL): string => `${site.origin}${site.pathname.replace(/\/+$/, '')}/`;

/**
 * Where the public site shows a tip; null where there is none.
 *
 * @param siteUrl of policy, as people type it: "https://help.example.org/", "help.example.org"
 */
export function publicLink(siteUrl: string, tipId: string): string | null {
  const site = siteOf(siteUrl);
  return site && `${baseOf(site)}tips/${encodeURIComponent(tipId)}`;
}

/** The tip that a link to the public site leads to, in any language: what one can read here needs no browser. Null: another link. */
export function tipOfLink(siteUrl: string, link: string): string | null {
  const site = siteOf(siteUrl);
  if (site === null || !URL.canParse(link)) return null;
  const { origin, pathname } = new URL(link);
  const base = baseOf(site);
  const address = `${origin}${pathname}`;
  if (!address.startsWith(base)) return null;
  const parts = address.slice(base.length).split('/');
  const [folder, id, ...more] = languageSchema.safeParse(parts[0]).success ? parts.slice(1) : parts;
  return folder === 'tips' && id && more.length === 0 && /^[a-z0-9-]+$/.test(id) ? id : null;
}
