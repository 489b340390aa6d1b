import { type Language, languages } from '../../shared/model/language.ts';
import { isInLanguage } from './public-tips.ts';
import type { Snapshot } from './snapshot.ts';
import { xml } from './xml.ts';

/** The files for programs that read the site: search engines. */

/** @param siteUrl null: the map of the site has no address that could be told */
export function robots(siteUrl: string | null): string {
  const lines = ['User-agent: *', 'Disallow: /*/search', ...(siteUrl ? ['', `Sitemap: ${siteUrl}/sitemap.xml`] : [])];
  return `${lines.join('\n')}\n`;
}

/** Every page with its twin in the other language (sitemaps.org, protocol 0.9). */
export function sitemap(snapshot: Snapshot, siteUrl: string): string {
  const paths: { path: string; changed: string | null; languages: readonly Language[] }[] = [
    { path: '', changed: null, languages },
    { path: 'contact', changed: null, languages },
  ];
  const seen = new Set<string>();
  for (const tip of languages.flatMap((language) => snapshot.tips(language))) {
    if (seen.has(tip.id)) continue;
    seen.add(tip.id);
    paths.push({ path: `tips/${tip.id}`, changed: tip.updatedAt, languages: languages.filter((one) => isInLanguage(tip, one)) });
  }
  const urls = paths.flatMap(({ path, changed, languages: spoken }) =>
    spoken.map((language) => {
      const twins = spoken.map((other) => `<xhtml:link rel="alternate" hreflang="${other}" href="${xml(`${siteUrl}/${other}/${path}`)}"/>`);
      const time = changed === null ? '' : `<lastmod>${xml(changed)}</lastmod>`;
      return `<url><loc>${xml(`${siteUrl}/${language}/${path}`)}</loc>${time}${twins.join('')}</url>`;
    }),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${urls.join('\n')}
</urlset>
`;
}
