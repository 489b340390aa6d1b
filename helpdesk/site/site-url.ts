/** "https://help.example.org/" -> "https://help.example.org"; null for what is no address of a site. */
export function readSiteUrl(siteUrl: string): string | null {
  if (!/^https?:\/\/[^\s"'<>\\]+$/.test(siteUrl) || !URL.canParse(siteUrl)) return null;
  const { origin, pathname } = new URL(siteUrl);
  return `${origin}${pathname.replace(/\/+$/, '')}`;
}
