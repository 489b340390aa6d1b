import { join } from 'node:path';
import type { TipHit } from '../../shared/ipc/contract.ts';
import type { Language } from '../../shared/model/language.ts';
import { isShown, type Tip, tipText } from '../../shared/model/tip.ts';
import type { TipSearch } from '../../shared/search/tip-search.ts';
import { type AudienceFacts, concerns } from '../../shared/tips/audience.ts';
import { applyTipChanges, mergeTips, type TipChange } from './merge.ts';
import { type PushedRead, readPushed, readStarterTips, writePushed } from './tip-file.ts';

interface TipQuery {
  readonly text: string;
  readonly language: Language;
  /** Name of the application in front: "LibreOffice Calc". */
  readonly application?: string | undefined;
  /** Ids of findings that fired. */
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
}

export function createTips({ folder, starterFile, facts, now, log }: TipsDependencies): Tips {
  const file = join(folder, 'tips.json');
  const listeners = new Set<() => void>();
  let loaded: Promise<Loaded> | null = null;
  let index: { readonly language: Language; readonly key: string; readonly of: Loaded; readonly search: TipSearch } | null = null;
  let writing: Promise<unknown> = Promise.resolve();

  const load = (): Promise<Loaded> => {
    loaded ??= Promise.all([readPushed(file, now(), log), readStarterTips(starterFile, log)]).then(([read, starter]) => ({
      read,
      starter,
      all: mergeTips(starter, read.pushed),
    }));
    return loaded;
  };
  /** Decided anew at each question: a tip begins and ends at its time, and what is installed changes, without a restart. */
  async function mine(language: Language): Promise<{ readonly of: Loaded; readonly tips: readonly Tip[] }> {
    const [of, asked] = await Promise.all([load(), facts()]);
    const known = { ...asked, language };
    const at = new Date(now()).toISOString();
    return { of, tips: of.all.filter((tip) => isShown(tip, at) && concerns(tip.audience, known)) };
  }

  async function searchIndex(language: Language): Promise<{ readonly of: Loaded; readonly search: TipSearch }> {
    const { of, tips } = await mine(language);
    const key = tips.map(({ id }) => id).join(' ');
    if (index?.of === of && index.language === language && index.key === key) return index;
    const { createTipSearch } = await import('../../shared/search/tip-search.ts');
    index = { of, language, key, search: createTipSearch(tips, language) };
    return index;
  }

  async function applyNow(changes: readonly TipChange[]): Promise<void> {
    const before = await load();
    const pushed = applyTipChanges(before.read.pushed, changes);
    // The first write also says "intact" from now on: no need to read the feed from its beginning at each start.
    if (!pushed && before.read.state === 'read') return;
    const next = pushed ?? before.read.pushed;
    await writePushed(file, next);
    loaded = Promise.resolve({ read: { state: 'read', pushed: next }, starter: before.starter, all: mergeTips(before.starter, next) });
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
      const { of, search } = await searchIndex(language);
      const byId = new Map(of.all.map((tip) => [tip.id, tip]));
      const context = { ...(application ? { application } : {}), ...(findings ? { findings } : {}) };
      return search.search(text, { ...context, limit }).flatMap(({ id, score, matched }) => {
        const tip = byId.get(id);
        if (!tip) return [];
        const { title, problem } = tipText(tip, language);
        return [{ id, version: tip.version, title, app: tip.app, problem, score, matched: [...matched] }];
      });
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
