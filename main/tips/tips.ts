import { join } from 'node:path';
import type { TipHit } from '../../shared/ipc/contract.ts';
import { daysSinceMigration } from '../../shared/model/group.ts';
import type { Language } from '../../shared/model/language.ts';
import { isShown, type Tip, tipText } from '../../shared/model/tip.ts';
import type { SearchContext } from '../../shared/search/context.ts';
import type { TipSearch } from '../../shared/search/tip-search.ts';
import { type AudienceFacts, concerns } from '../../shared/tips/audience.ts';
import { applyTipChanges, mergeTips, type TipChange } from './merge.ts';
import { type PushedRead, readPushed, readStarterTips, writePushed } from './tip-file.ts';

interface TipQuery {
  readonly text: string;
  readonly language: Language;
  /** Name of the application in front: "LibreOffice Calc". */
  readonly application?: string | undefined;
  /** Ids of findings that fired; those of when the computer was last looked at unless told. */
  readonly findings?: readonly string[] | undefined;
  /** 10 unless told. */
  readonly limit?: number | undefined;
}

/** The tips of this desktop, on disk, searchable without a network. Nothing is held in memory until it is asked for. */
export interface Tips {
  /** Those that concern this desktop, by application and title. */
  list(language: Language): Promise<readonly Tip[]>;
  /** Any tip that was not withdrawn, of whatever audience: a link to it must lead somewhere. */
  get(id: string): Promise<Tip | null>;
  /** Pushed tips of high priority for this desktop whose time has come, and when the next one's does (UTC; null: none). */
  urgent(language: Language): Promise<{ readonly shown: readonly Tip[]; readonly next: string | null }>;
  /** Milliseconds until another tip begins or ends to be shown; null: none will. */
  nextChange(): Promise<number | null>;
  /** Best first. */
  search(query: TipQuery): Promise<readonly TipHit[]>;
  /** What often helps a desktop like this one, before anything was asked; at most `limit` (5 unless told), best first. */
  often(query: { readonly language: Language; readonly except?: string | undefined; readonly limit?: number }): Promise<readonly TipHit[]>;
  /**
   * Takes over what the feed brought; on disk when it resolves, and only then may the cursor move on.
   * @throws when the disk does not take it
   */
  apply(changes: readonly TipChange[]): Promise<void>;
  /** False when what was pushed is not there (new, or damaged and set aside): the feed must be read from its beginning. */
  intact(): Promise<boolean>;
  /** Lets go of tips and index; the next question loads them again. */
  release(): void;
  /** Told after each change. Returns the way to stop. */
  onChange(listener: () => void): () => void;
}

export interface TipsDependencies {
  /** Where pushed tips are kept; made when it is not there. */
  readonly folder: string;
  /** dist/tips.json: the tips that came with the program. */
  readonly starterFile: string;
  /** Asked each time, since the language may change. */
  readonly facts: () => AudienceFacts | Promise<AudienceFacts>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly log: (message: string) => void;
}

interface Loaded {
  readonly read: PushedRead;
  readonly starter: readonly Tip[];
  readonly all: readonly Tip[];
  /** Id -> score, of those whose version is the one that was judged. */
  readonly helped: ReadonlyMap<string, number>;
}
/** The tips that concern this desktop, and what is known of it. */
interface Mine {
  readonly of: Loaded;
  readonly tips: readonly Tip[];
  readonly context: SearchContext;
}

export function createTips({ folder, starterFile, facts, now, log }: TipsDependencies): Tips {
  const file = join(folder, 'tips.json');
  const listeners = new Set<() => void>();
  let loaded: Promise<Loaded> | null = null;
  let index: { readonly language: Language; readonly key: string; readonly of: Loaded; readonly search: TipSearch } | null = null;
  let writing: Promise<unknown> = Promise.resolve();

  const load = (): Promise<Loaded> => {
    loaded ??= Promise.all([readPushed(file, now(), log), readStarterTips(starterFile, log)]).then(([read, starter]) =>
      merged(read, starter),
    );
    return loaded;
  };
  /** Decided anew at each question: a tip begins and ends at its time, and what is installed changes, without a restart. */
  async function mine(language: Language): Promise<Mine> {
    const [of, asked] = await Promise.all([load(), facts()]);
    const known = { ...asked, language };
    const at = new Date(now()).toISOString();
    const tips = of.all.filter((tip) => isShown(tip, at) && concerns(tip.audience, known));
    return { of, tips, context: contextOf(known, of.helped) };
  }

  async function searchIndex(language: Language, { of, tips }: Mine): Promise<TipSearch> {
    const key = tips.map(({ id }) => id).join(' ');
    if (index?.of === of && index.language === language && index.key === key) return index.search;
    const { createTipSearch } = await import('../../shared/search/tip-search.ts');
    index = { of, language, key, search: createTipSearch(tips, language) };
    return index.search;
  }

  async function applyNow(changes: readonly TipChange[]): Promise<void> {
    const before = await load();
    const pushed = applyTipChanges(before.read.pushed, changes);
    // The first write also says "intact" from now on: no need to read the feed from its beginning at each start.
    if (!pushed && before.read.state === 'read') return;
    const next = pushed ?? before.read.pushed;
    await writePushed(file, next);
    loaded = Promise.resolve(merged({ state: 'read', pushed: next }, before.starter));
    index = null;
    if (pushed) for (const listener of listeners) listener();
  }

  return {
    async list(language) {
      const { tips } = await mine(language);
      const title = (tip: Tip) => tipText(tip, language).title;
      return [...tips].sort((a, b) => a.app.localeCompare(b.app, language) || title(a).localeCompare(title(b), language));
    },
    async get(id) {
      return (await load()).all.find((tip) => tip.id === id) ?? null;
    },
    async urgent(language) {
      const pushed = [...(await load()).read.pushed.tips.values()].filter(({ priority }) => priority === 'high');
      if (pushed.length === 0) return { shown: [], next: null };
      const known = { ...(await facts()), language };
      const at = new Date(now()).toISOString();
      const meant = pushed.filter(({ audience }) => concerns(audience, known));
      const later = meant.flatMap(({ startsAt }) => (startsAt && Date.parse(startsAt) > now() ? [startsAt] : []));
      return { shown: meant.filter((tip) => isShown(tip, at)), next: later.sort((a, b) => Date.parse(a) - Date.parse(b))[0] ?? null };
    },
    async nextChange() {
      const waits = (await load()).all
        .flatMap(({ startsAt, endsAt }) => [startsAt, endsAt])
        .flatMap((time) => (time ? [Date.parse(time) - now()] : []))
        .filter((wait) => wait > 0);
      return waits.length > 0 ? Math.min(...waits) : null;
    },
    async search({ text, language, application, findings, limit = 10 }) {
      const asked = await mine(language);
      const search = await searchIndex(language, asked);
      const byId = new Map(asked.tips.map((tip) => [tip.id, tip]));
      const context = { ...asked.context, ...(application ? { application } : {}), ...(findings ? { findings } : {}) };
      return search.search(text, { ...context, limit }).flatMap(({ id, score, matched }) => {
        const tip = byId.get(id);
        return tip ? [hitOf(tip, language, score, matched)] : [];
      });
    },
    async often({ language, except, limit = 5 }) {
      const { tips, context } = await mine(language);
      const { oftenHelpful } = await import('../../shared/search/often.ts');
      const others = tips.filter(({ id }) => id !== except);
      return oftenHelpful(others, context, limit).map((tip) => hitOf(tip, language, 0, []));
    },
    apply(changes) {
      const done = writing.then(() => applyNow(changes));
      writing = done.catch(() => undefined);
      return done;
    },
    async intact() {
      return (await load()).read.state === 'read';
    },
    release() {
      // Not in the middle of a change: it would read what is being replaced.
      writing = writing.then(() => {
        loaded = null;
        index = null;
      });
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function merged(read: PushedRead, starter: readonly Tip[]): Loaded {
  const all = mergeTips(starter, read.pushed);
  const versions = new Map(all.map(({ id, version }) => [id, version]));
  const judged = read.pushed.helped.filter(({ id, version }) => versions.get(id) === version);
  return { read, starter, all, helped: new Map(judged.map(({ id, score }) => [id, score])) };
}

function contextOf({ findings, desktops, groups, today }: AudienceFacts, helped: Loaded['helped']): SearchContext {
  const days = groups && today !== undefined ? daysSinceMigration(groups, today) : null;
  return { findings, desktops, daysSinceMigration: days, helped };
}

function hitOf(tip: Tip, language: Language, score: number, matched: readonly string[]): TipHit {
  const { title, problem } = tipText(tip, language);
  return { id: tip.id, version: tip.version, title, app: tip.app, problem, score, matched: [...matched] };
}
