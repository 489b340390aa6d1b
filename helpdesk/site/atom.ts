import { createHash } from 'node:crypto';
import { inLanguage, type Language } from '../../shared/model/language.ts';
import { tipText } from '../../shared/model/tip.ts';
import { plainText } from '../../shared/site/plain-text.ts';
import type { Snapshot } from './snapshot.ts';
import { xml } from './xml.ts';

/** The feeds (Atom 1.0, RFC 4287): at most so many entries, the latest first, with plain summaries. */
const mostEntries = 50;

const words = {
  en: { tips: 'Tips', announcements: 'News and known issues', solved: 'Solved', ended: 'Ended', over: 'It works again.' },
  id: {
    tips: 'Kiat',
    announcements: 'Kabar dan gangguan',
    solved: 'Sudah pulih',
    ended: 'Sudah berakhir',
    over: 'Sudah bisa dipakai lagi.',
  },
} as const;

interface Entry {
  /** Of the thing, whatever its address: "tip:missing-fonts". */
  readonly thing: string;
  readonly title: string;
  /** Below the site's root. */
  readonly path: string;
  readonly updated: string;
  readonly published?: string;
  readonly summary: string;
}

export function tipsFeed(snapshot: Snapshot, language: Language, siteUrl: string | null): string {
  const tips = [...snapshot.tips(language)].sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1));
  return feed(snapshot, 'tips', language, siteUrl, [
    ...tips.slice(0, mostEntries).map((tip): Entry => {
      const { title, problem } = tipText(tip, language);
      return {
        thing: `tip:${tip.id}`,
        title,
        path: `${language}/tips/${tip.id}`,
        updated: tip.updatedAt,
        summary: plainText(problem, 400),
      };
    }),
  ]);
}

/** One that is over stays, with its all-clear: whoever read of it reads that too. */
export function announcementsFeed(snapshot: Snapshot, language: Language, siteUrl: string | null): string {
  const said = words[language];
  return feed(snapshot, 'announcements', language, siteUrl, [
    ...snapshot.announcements.slice(0, mostEntries).map(({ announcement: one, state, since }): Entry => {
      const title = inLanguage(one.title, language);
      const body = plainText(inLanguage(one.body, language), 2000);
      const allClear = one.allClear ? plainText(inLanguage(one.allClear, language), 2000) : said.over;
      return {
        thing: `announcement:${one.id}`,
        title: state === 'going' ? title : `${said[state]}: ${title}`,
        path: `${language}/`,
        updated: since,
        published: one.startsAt,
        summary: state === 'solved' ? `${allClear} ${body}` : body,
      };
    }),
  ]);
}

/** @param siteUrl null: links are relative to the feed's own address, which lies at the site's root */
function feed(
  { siteId, policy }: Snapshot,
  kind: 'tips' | 'announcements',
  language: Language,
  siteUrl: string | null,
  entries: readonly Entry[],
): string {
  const link = (path: string) => xml(siteUrl === null ? path : `${siteUrl}/${path}`);
  const id = (thing: string) => `urn:uuid:${uuidOf(`${siteId}/${language}/${thing}`)}`;
  const title = [words[language][kind], policy.organisation].filter((part) => part !== '').join(' · ');
  const items = entries.map(
    ({ thing, title: name, path, updated, published, summary }) =>
      `<entry><title>${xml(name)}</title><id>${id(thing)}</id><link rel="alternate" type="text/html" hreflang="${language}" href="${link(path)}"/><updated>${xml(updated)}</updated>${
        published === undefined ? '' : `<published>${xml(published)}</published>`
      }<summary>${xml(summary)}</summary></entry>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">
<title>${xml(title)}</title><id>${id(kind)}</id><link rel="alternate" type="text/html" href="${link(`${language}/`)}"/><link rel="self" type="application/atom+xml" href="${link(`${kind}.${language}.atom`)}"/>
<author><name>${xml(policy.organisation.trim() || 'Pandu')}</name></author>
<updated>${xml(entries[0]?.updated ?? '1970-01-01T00:00:00.000Z')}</updated>
${items.join('\n')}
</feed>
`;
}

/** The same for the same name, for ever, wherever the site moves to (RFC 9562, version 8). */
function uuidOf(name: string): string {
  const bytes = createHash('sha256').update(name).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
