import { type Language, languages } from '../../shared/model/language.ts';
import { tipText } from '../../shared/model/tip.ts';
import { plainText } from '../../shared/site/plain-text.ts';
import { isInLanguage } from './public-tips.ts';
import type { Snapshot } from './snapshot.ts';

/** The files for programs that read the site: search engines and feed readers. */

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

const mostEntries = 50;

/** The tips of one language, the latest first (RFC 4287), with plain summaries. */
export function atomFeed(snapshot: Snapshot, language: Language, siteUrl: string): string {
  const tips = [...snapshot.tips(language)].sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1)).slice(0, mostEntries);
  const root = `${siteUrl}/${language}/`;
  const title = [language === 'id' ? 'Kiat' : 'Tips', snapshot.policy.organisation].filter((part) => part !== '').join(' · ');
  const entries = tips.map((tip) => {
    const { title: name, problem } = tipText(tip, language);
    const address = xml(`${root}tips/${tip.id}`);
    return `<entry><title>${xml(name)}</title><id>${address}</id><link href="${address}"/><updated>${xml(tip.updatedAt)}</updated><summary>${xml(plainText(problem, 400))}</summary></entry>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">
<title>${xml(title)}</title><id>${xml(root)}</id><link href="${xml(root)}"/><link rel="self" href="${xml(`${root}feed.xml`)}"/>
<author><name>${xml(snapshot.policy.organisation || 'Pandu')}</name></author>
<updated>${xml(tips[0]?.updatedAt ?? '1970-01-01T00:00:00.000Z')}</updated>
${entries.join('\n')}
</feed>
`;
}

/** As text and as an attribute; what XML 1.0 has no place for is left out. */
function xml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
