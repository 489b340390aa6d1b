import { type RawBuilder, type Selectable, type SelectQueryBuilder, type SqlBool, sql } from 'kysely';
import type { z } from 'zod';
import type { AgentTip, agentRoutes, TipDraft } from '../../shared/api/agent-routes.ts';
import type { Tip } from '../../shared/model/tip.ts';
import { canonicalTip } from '../../shared/tips/canonical.ts';
import type { UserCaller } from '../http/callers.ts';
import { putChange } from '../store/changes.ts';
import type { Unit } from '../store/database.ts';
import { toJson } from '../store/json.ts';
import type { Db, Schema } from '../store/schema.ts';
import { containing } from '../store/search.ts';
import { countsOf } from '../store/tip-effects.ts';
import { keepVersion } from '../store/tip-versions.ts';
import { audit, type Context } from './context.ts';
import { refuseLinks } from './links.ts';
import { readPolicy } from './policy.ts';
import { isRefusal, type Refusal, refuse } from './refusal.ts';
import { lacksWords, withPictures } from './tip-pictures.ts';

const unknown = () => refuse('not-found', 'No such tip.');

function withEffect(db: Db) {
  return db
    .selectFrom('tips')
    .leftJoin('tip_effect_totals as effect', (join) =>
      join.onRef('effect.tip_id', '=', 'tips.id').onRef('effect.version', '=', 'tips.version').on('tips.state', '=', 'published'),
    )
    .selectAll('tips')
    .select(['rework', 'shown', 'opened', 'solved', 'not_helped', 'reported_opened', 'reported_shown'])
    .select((eb) =>
      (['solved', 'not_helped'] as const).map((column) =>
        eb
          .selectFrom('tip_effect_totals as every')
          .select((inner) => inner.fn.sum<number>(`every.${column}`).as('n'))
          .whereRef('every.tip_id', '=', 'tips.id')
          .as(`all_${column}`),
      ),
    );
}
type Row = Awaited<ReturnType<ReturnType<typeof withEffect>['execute']>>[number];

/** What desktops would get of a draft, without what the server adds: to tell whether it differs from what they have. */
export const comparable = (draft: TipDraft): string => {
  const { id: _, version: __, updatedAt: ___, ...content } = canonicalTip(draft) as TipDraft & Partial<Tip>;
  return JSON.stringify(sorted(content));
};
/** jsonb keeps no order of keys. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, sorted(item)]),
  );
}

function toTip(row: Row): AgentTip {
  return {
    id: row.id,
    state: row.state,
    draft: row.draft,
    published: row.published,
    changed: row.published === null || comparable(row.published) !== comparable(row.draft),
    updatedAt: row.updated_at.toISOString(),
    updatedBy: row.updated_by,
    draftAt: row.draft_at.toISOString(),
    draftBy: { id: row.draft_by_id, name: row.draft_by },
    review: row.review,
    ticketId: row.ticket_id,
    helped: Number(row.all_solved ?? 0),
    notHelped: Number(row.all_not_helped ?? 0),
    effect: countsOf(row),
    rework: row.rework,
  };
}

export async function readTip(db: Db, id: string): Promise<AgentTip | Refusal> {
  const row = await withEffect(db).where('id', '=', id).executeTakeFirst();
  return row ? toTip(row) : unknown();
}

/** @returns a condition on the table `tips`; null for all of them */
function inState(state: ListQuery['state'], now: Date): RawBuilder<SqlBool> | null {
  const starts = sql`(tips.published->>'startsAt')::timestamptz`;
  const ends = sql`(tips.published->>'endsAt')::timestamptz`;
  const ended = sql`coalesce(${ends} <= ${now}::timestamptz, false)`;
  switch (state) {
    case 'all':
      return null;
    case 'review':
      return sql`tips.review->>'state' = 'waiting'`;
    case 'scheduled':
      return sql`tips.state = 'published' and ${starts} > ${now}::timestamptz and not ${ended}`;
    case 'ended':
      return sql`tips.state = 'published' and ${ended}`;
    default:
      return sql`tips.state = ${state}`;
  }
}

type ListQuery = z.output<typeof agentRoutes.listTips.query>;

export async function listTips(db: Db, query: ListQuery, now: Date): Promise<{ items: AgentTip[]; total: number }> {
  const filter = <O>(q: SelectQueryBuilder<Schema, 'tips', O>) => {
    let filtered = q;
    const wanted = inState(query.state, now);
    if (wanted) filtered = filtered.where(wanted);
    const text = query.q?.trim();
    if (text) {
      const like = containing(text);
      // The texts only: a search for "title" must not find every tip by the names of its fields.
      const inTexts = sql<boolean>`exists (select 1 from jsonb_each(tips.draft->'texts') l, jsonb_each_text(l.value) p where p.value ilike ${like})`;
      filtered = filtered.where((eb) => eb.or([eb('id', 'ilike', like), sql<boolean>`tips.draft->>'app' ilike ${like}`, inTexts]));
    }
    return filtered;
  };
  const { n } = await filter(db.selectFrom('tips').select((eb) => eb.fn.countAll<number>().as('n'))).executeTakeFirstOrThrow();
  const found = filter(withEffect(db));
  const worstFirst = sql`effect.rework is null, (effect.not_helped + effect.reported_opened)`;
  const rows = await (query.sort === 'rework' ? found.orderBy(worstFirst, (order) => order.desc().nullsLast()) : found)
    .orderBy('updated_at', 'desc')
    .orderBy('id')
    .limit(query.size)
    .offset((query.page - 1) * query.size)
    .execute();
  return { items: rows.map(toTip), total: Number(n) };
}

/** "My Word document looks different" -> "my-word-document-looks-different"; at most 60 characters. */
export function slugOf(title: string): string {
  const plain = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60);
  return plain.replace(/^-+|-+$/g, '') || 'tip';
}

/** Inserts a draft under the first id of its title that is free. */
export async function insertDraft(
  unit: Unit,
  context: Context,
  caller: UserCaller,
  draft: TipDraft,
  ticketId: string | null,
): Promise<string> {
  const slug = slugOf(draft.texts.en.title);
  for (let n = 1; ; n += 1) {
    const id = n === 1 ? slug : `${slug}-${n}`;
    const row = await unit.tx
      .insertInto('tips')
      .values({
        id,
        state: 'draft',
        draft: toJson(draft),
        published: null,
        version: 0,
        updated_at: new Date(context.now()),
        updated_by: caller.name,
        ticket_id: ticketId,
        ...draftBy(context, caller),
      })
      .onConflict((oc) => oc.column('id').doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!row) continue;
    await audit(unit, context, caller.login, 'tip.create', id);
    unit.pokes.push({ kind: 'topic', topic: 'tips' });
    return id;
  }
}

export async function createTip(context: Context, caller: UserCaller, draft: TipDraft): Promise<AgentTip | Refusal> {
  const id = await context.database.transaction(async (unit): Promise<string | Refusal> => {
    const whole = await withPictures(unit.tx, draft);
    return isRefusal(whole) ? whole : await insertDraft(unit, context, caller, whole, null);
  });
  return isRefusal(id) ? id : await readTip(context.database.db, id);
}

/** Who answers for the draft from now on. */
const draftBy = (context: Context, caller: UserCaller) => ({
  draft_at: new Date(context.now()),
  draft_by: caller.name,
  draft_by_id: caller.id,
});

/** A review that was asked for, or answered, was of the draft as it was: another draft has none. */
export async function updateTip(context: Context, caller: UserCaller, id: string, draft: TipDraft): Promise<AgentTip | Refusal> {
  return await changeTip(context, caller, id, 'tip.update', async (unit, row) => {
    const whole = await withPictures(unit.tx, draft);
    if (isRefusal(whole)) return whole;
    if (comparable(row.draft) === comparable(whole)) return undefined;
    await unit.tx
      .updateTable('tips')
      .set({ draft: toJson(whole), review: null, ...draftBy(context, caller) })
      .where('id', '=', id)
      .execute();
    return undefined;
  });
}

/** @param seen the `draftAt` of what the editor looked at, if told */
export async function publishTip(context: Context, caller: UserCaller, id: string, seen: string | undefined): Promise<AgentTip | Refusal> {
  return await changeTip(context, caller, id, 'tip.publish', async (unit, row) => {
    const { problem, steps, cause, alternatives } = row.draft.texts.en;
    if (![problem, cause, alternatives, ...steps].some((part) => part.trim()))
      return refuse('bad-request', 'The English text is empty: a title alone helps nobody.');
    const wrong = await refuseLinks(unit.tx, row.draft.texts);
    if (wrong) return wrong;
    const wordless = lacksWords(row.draft);
    if (wordless) return wordless;
    const { startsAt, endsAt } = row.draft;
    if (startsAt && endsAt && Date.parse(endsAt) <= Date.parse(startsAt))
      return refuse('bad-request', 'The tip ends before it starts: nobody would see it.');
    if (seen !== undefined && Date.parse(seen) !== row.draft_at.getTime())
      return refuse('conflict', `${row.draft_by} changed the draft since you read it. Read it again before you publish it.`);
    if (row.draft_by_id === caller.id && (await readPolicy(unit.tx)).tipReview)
      return refuse('review-needed', 'You changed this draft last, and policy wants another editor to publish it. Ask for a review.');
    await pushTip(unit, { id, draft: row.draft, version: row.version + 1, at: new Date(context.now()), by: caller });
    return undefined;
  });
}

interface Publication {
  readonly id: string;
  readonly draft: TipDraft;
  readonly version: number;
  readonly at: Date;
  /** Without an id: it came with the program. */
  readonly by: { readonly id: string | null; readonly name: string };
}

/** Hands a draft to every desktop, as a version of a tip, and keeps it in the history. */
export async function pushTip(unit: Unit, { id, draft, version, at, by }: Publication): Promise<void> {
  const tip: Tip = { id, version, updatedAt: at.toISOString(), ...draft };
  await unit.tx
    .updateTable('tips')
    .set({ state: 'published', published: toJson(tip), version, review: null })
    .where('id', '=', id)
    .execute();
  await keepVersion(unit.tx, { tipId: id, version, tip, at, by });
  await putChange(unit, { kind: 'tip', id, desktopId: null, at, document: tip });
}

export async function withdrawTip(context: Context, caller: UserCaller, id: string): Promise<AgentTip | Refusal> {
  return await changeTip(context, caller, id, 'tip.withdraw', async (unit, row) => {
    if (row.state !== 'published') return refuse('conflict', 'No desktop has this tip.');
    const [version, at] = [row.version + 1, new Date(context.now())];
    await unit.tx.updateTable('tips').set({ state: 'withdrawn', published: null, version }).where('id', '=', id).execute();
    await keepVersion(unit.tx, { tipId: id, version, tip: null, at, by: caller });
    await putChange(unit, { kind: 'tip-withdrawn', id, desktopId: null, at, document: { version } });
    return undefined;
  });
}

type Held = Pick<Selectable<Schema['tips']>, 'state' | 'draft' | 'version' | 'draft_at' | 'draft_by' | 'draft_by_id' | 'review'>;

/** Holds the tip's row, does the work and writes down who did it. @param detail for the audit log */
export async function changeTip(
  context: Context,
  caller: UserCaller,
  id: string,
  action: string,
  work: (unit: Unit, row: Held) => Promise<Refusal | undefined>,
  detail = '',
): Promise<AgentTip | Refusal> {
  const refusal = await context.database.transaction(async (unit): Promise<Refusal | undefined> => {
    const row = await unit.tx
      .selectFrom('tips')
      .select(['state', 'draft', 'version', 'draft_at', 'draft_by', 'draft_by_id', 'review'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (!row) return unknown();
    await unit.tx
      .updateTable('tips')
      .set({ updated_at: new Date(context.now()), updated_by: caller.name })
      .where('id', '=', id)
      .execute();
    await audit(unit, context, caller.login, action, id, detail);
    unit.pokes.push({ kind: 'topic', topic: 'tips' });
    return await work(unit, row);
  });
  return refusal ?? (await readTip(context.database.db, id));
}
