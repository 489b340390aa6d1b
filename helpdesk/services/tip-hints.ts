import { sql } from 'kysely';
import type { AgentTip } from '../../shared/api/agent-routes.ts';
import type { Language } from '../../shared/model/language.ts';
import { type Tip, tipText } from '../../shared/model/tip.ts';
import { createTipSearch, type TipSearch } from '../../shared/search/tip-search.ts';
import type { Db } from '../store/schema.ts';

export interface TipHints {
  readonly similar: { id: string; title: string; app: string; state: AgentTip['state'] }[];
  readonly apps: string[];
}
export interface HintQuery {
  readonly title: string;
  readonly language: Language;
  readonly except?: string | undefined;
}

interface Known {
  /** Changes with every change of a tip. */
  readonly stamp: string;
  readonly tips: ReadonlyMap<string, { readonly tip: Tip; readonly state: AgentTip['state'] }>;
  readonly search: Partial<Record<Language, TipSearch>>;
}

/** What is there already, for whoever writes a tip; the index is made when somebody asks, and again after a change. */
export function createTipHints(db: Db): (query: HintQuery) => Promise<TipHints> {
  let known: Known | null = null;

  async function load(): Promise<Known> {
    const { count, latest } = await db
      .selectFrom('tips')
      .select((eb) => [eb.fn.countAll<number>().as('count'), sql<string>`coalesce(max(updated_at)::text, '')`.as('latest')])
      .executeTakeFirstOrThrow();
    const stamp = `${count} ${latest}`;
    if (known?.stamp === stamp) return known;
    const rows = await db.selectFrom('tips').select(['id', 'draft', 'state']).execute();
    const tips = new Map(
      rows.map(({ id, draft, state }) => [id, { state, tip: { id, version: 1, updatedAt: new Date(0).toISOString(), ...draft } }]),
    );
    known = { stamp, tips, search: {} };
    return known;
  }

  return async ({ title, language, except }) => {
    const { tips, search } = await load();
    const all = [...tips.values()];
    const apps = [...new Set(all.map(({ tip }) => tip.app).filter((app) => app !== ''))].sort((a, b) => a.localeCompare(b));
    // A word or two of a title say nothing yet.
    if (title.trim().length < 6) return { similar: [], apps };
    search[language] ??= createTipSearch(
      all.map(({ tip }) => tip),
      language,
    );
    const hits = search[language].search(title, { limit: 4 }).filter(({ id }) => id !== except);
    const similar = hits.slice(0, 3).flatMap(({ id }) => {
      const found = tips.get(id);
      return found ? [{ id, title: tipText(found.tip, language).title, app: found.tip.app, state: found.state }] : [];
    });
    return { similar, apps };
  };
}
