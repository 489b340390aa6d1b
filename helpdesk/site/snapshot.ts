import type { Announcement } from '../../shared/model/announcement.ts';
import type { Language } from '../../shared/model/language.ts';
import type { Policy } from '../../shared/model/policy.ts';
import { type Tip, tipText } from '../../shared/model/tip.ts';
import { createTipSearch, type TipSearch } from '../../shared/search/tip-search.ts';
import type { IndexedTip } from '../../shared/site/contract.ts';
import { readSiteKeys } from '../channels/web/site-keys.ts';
import type { Context } from '../services/context.ts';
import { readPolicy } from '../services/policy.ts';
import { readHelped } from '../store/helped.ts';
import type { PokeBus } from '../store/pokes.ts';
import type { Db } from '../store/schema.ts';
import type { Answer } from './answer.ts';
import { currentIssues, isInLanguage, isPublic, nextChange, type Told, toldAnnouncements } from './public-tips.ts';
import { forSearch } from './search-index.ts';

/** The site as it is now: what it may show, and answers that were made from it. Thrown away as a whole. */
export interface Snapshot {
  readonly policy: Policy;
  readonly issues: readonly Announcement[];
  /** For feed readers, the latest word first. */
  readonly announcements: readonly Told[];
  /** Of this installation, a UUID: no other has it. */
  readonly siteId: string;
  /** Those that everybody may read, by application and title. */
  readonly tips: (language: Language) => readonly Tip[];
  /** Built when it is first asked for. */
  readonly search: (language: Language) => TipSearch;
  /** The tips in the form in which a browser searches them. */
  readonly index: (language: Language) => readonly IndexedTip[];
  /** What helped others: id of a tip -> its score. */
  readonly helped: ReadonlyMap<string, number>;
  /** Of any language: a link leads somewhere, also to a tip in the other language. */
  readonly tip: (id: string) => Tip | null;
  /** Digests of the pictures that these tips show. */
  readonly pictures: ReadonlySet<string>;
  /** Answers by address, for as long as this holds. */
  readonly answers: Map<string, Answer>;
}

export interface Snapshots {
  /** From memory, unless something changed, started or ended. */
  current(): Promise<Snapshot>;
  stop(): void;
}

export function createSnapshots(context: Context, bus: PokeBus): Snapshots {
  const { database } = context;
  let held: { readonly snapshot: Promise<Snapshot>; readonly until: { time: string | null } } | null = null;
  const stop = bus.listen((poke) => {
    // Tips, announcements and the policy come to all desktops by the feed, from whichever process.
    if (poke.kind === 'feed' && poke.desktopId === null) held = null;
  });
  return {
    stop,
    async current() {
      const now = new Date(context.now()).toISOString();
      if (!database.hearsOthers()) held = null;
      if (held?.until.time && held.until.time <= now) held = null;
      if (held === null) {
        const until: { time: string | null } = { time: null };
        const mine = { until, snapshot: read(database.db, now, until) };
        held = mine;
        mine.snapshot.catch(() => {
          if (held === mine) held = null;
        });
      }
      return await held.snapshot;
    },
  };
}

/** @param until is told when something appears or ends by itself */
async function read(db: Db, now: string, until: { time: string | null }): Promise<Snapshot> {
  const policy = await readPolicy(db);
  // Nobody may read them: nor need we.
  const rows = policy.sitePublic
    ? await db.selectFrom('tips').select('published').where('state', '=', 'published').where('published', 'is not', null).execute()
    : [];
  const published = rows.flatMap((row) => (row.published === null ? [] : [row.published]));
  const announcements = policy.sitePublic
    ? (await db.selectFrom('announcements').select('document').where('withdrawn', '=', false).execute()).map((row) => row.document)
    : [];
  const helped = new Map((policy.sitePublic ? await readHelped(db) : []).map(({ id, score }) => [id, score]));
  until.time = nextChange([...published, ...announcements], now);
  const open = published.filter((tip) => isPublic(tip, now));
  const byId = new Map(open.map((tip) => [tip.id, tip]));
  const tips = perLanguage((language) => inOrder(open, language));
  return {
    policy,
    issues: currentIssues(announcements, now),
    announcements: toldAnnouncements(announcements, now),
    siteId: (await readSiteKeys(db)).siteId,
    tips,
    search: perLanguage((language) => createTipSearch(tips(language), language)),
    index: perLanguage((language) => tips(language).map((tip) => forSearch(tip, language, helped.get(tip.id)))),
    helped,
    tip: (id) => byId.get(id) ?? null,
    pictures: new Set(open.flatMap((tip) => (tip.pictures ?? []).map(({ sha256 }) => sha256))),
    answers: new Map(),
  };
}

function inOrder(tips: readonly Tip[], language: Language): readonly Tip[] {
  const title = (tip: Tip) => tipText(tip, language).title;
  return tips
    .filter((tip) => isInLanguage(tip, language))
    .sort((a, b) => a.app.localeCompare(b.app, language) || title(a).localeCompare(title(b), language));
}

function perLanguage<T>(make: (language: Language) => T): (language: Language) => T {
  const made = new Map<Language, T>();
  return (language) => {
    const known = made.get(language);
    if (known !== undefined) return known;
    const value = make(language);
    made.set(language, value);
    return value;
  };
}
