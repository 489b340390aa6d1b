/**
 * Where the public site shows a tip; null where the organisation has none, or what it set is no address.
 *
 * @param siteUrl of policy, as people type it: "https://help.example.org/", "help.example.org"
 */
export function publicLink(siteUrl: string, tipId: string): string | null {
  const typed = siteUrl.trim();
  if (typed === '') return null;
  try {
    const url = new URL(/^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`);
    if ((url.protocol !== 'https:' && url.protocol !== 'http:') || url.username !== '' || url.password !== '') return null;
    return `${url.origin}${url.pathname.replace(/\/+$/, '')}/tips/${encodeURIComponent(tipId)}`;
  } catch {
    return null;
  }
}
