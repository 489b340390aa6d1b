import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { AgentTip, TipDraft } from '../../shared/api/agent-routes.ts';
import type { desktopRoutes } from '../../shared/api/desktop-routes.ts';
import { questionKey } from '../../shared/search/question-key.ts';
import type { UserCaller } from '../http/callers.ts';
import type { Unit } from '../store/database.ts';
import { audit, type Context, newId } from './context.ts';
import { type Refusal, refuse } from './refusal.ts';
import { insertDraft, readTip } from './tips.ts';

type Done = Record<string, never>;

const dayMs = 86_400_000;
/** Days that a question is kept. */
const keptDays = 90;
export const firstSearchDay = (now: number): string => new Date(now - keptDays * dayMs).toISOString().slice(0, 10);

/** A question that found no tip. The same id again changes nothing; one that is too old already is not kept at all. */
export async function addSearch(
  context: Context,
  id: string,
  body: z.output<typeof desktopRoutes.putSearch.body>,
): Promise<Done | Refusal> {
  const now = context.now();
  const text = body.text.trim().replace(/\s+/g, ' ');
  const normal = questionKey(text);
  if (normal === '' || body.day < firstSearchDay(now)) return {};
  // A clock that runs ahead must not keep a question for longer.
  const today = new Date(now).toISOString().slice(0, 10);
  const [day = today] = [body.day, today].sort();
  return await context.database.transaction(async ({ tx, pokes }): Promise<Done> => {
    const key = createHash('sha256').update(id).digest();
    if (await tx.selectFrom('searches').select('day').where('key', '=', key).executeTakeFirst()) return {};
    const { id: questionId } = await tx
      .insertInto('questions')
      .values({ id: newId(context), language: body.language, normal, asked: 0, last_day: day, tip_id: null })
      // Locks the row: what is done below is done by one at a time.
      .onConflict((oc) => oc.columns(['language', 'normal']).doUpdateSet({ normal }))
      .returning('id')
      .executeTakeFirstOrThrow();
    const added = await tx
      .insertInto('searches')
      .values({ key, question_id: questionId, day, text, application: body.application })
      .onConflict((oc) => oc.column('key').doNothing())
      .returning('day')
      .executeTakeFirst();
    if (added)
      await tx
        .updateTable('questions')
        .set((eb) => ({ asked: eb('asked', '+', 1), last_day: sql<string>`greatest(last_day, ${day})` }))
        .where('id', '=', questionId)
        .execute();
    pokes.push({ kind: 'topic', topic: 'tips' });
    return {};
  });
}

const unknown = () => refuse('not-found', 'No such question: it may have been too old to be kept.');

/** Takes a question off the reading list, or puts it back. */
export async function dismissQuestion(context: Context, caller: UserCaller, id: string, dismissed: boolean): Promise<Done | Refusal> {
  return await context.database.transaction(async (unit): Promise<Done | Refusal> => {
    const row = await unit.tx.updateTable('questions').set({ dismissed }).where('id', '=', id).returning('normal').executeTakeFirst();
    if (!row) return unknown();
    await audit(unit, context, caller.login, dismissed ? 'question.dismiss' : 'question.restore', row.normal);
    unit.pokes.push({ kind: 'topic', topic: 'tips' });
    return {};
  });
}

/** A draft with the question as title and keyword, in the language it was asked in. A second call answers with the same draft. */
export async function draftTipFromQuestion(context: Context, caller: UserCaller, id: string): Promise<AgentTip | Refusal> {
  const made = await context.database.transaction((unit) => draftOnce(unit, context, caller, id));
  return typeof made === 'string' ? await readTip(context.database.db, made) : made;
}

async function draftOnce(unit: Unit, context: Context, caller: UserCaller, id: string): Promise<string | Refusal> {
  const { tx } = unit;
  const question = await tx.selectFrom('questions').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!question) return unknown();
  if (question.tip_id) return question.tip_id;
  const asked = await tx
    .selectFrom('searches')
    .select(['text', 'application'])
    .where('question_id', '=', id)
    .orderBy('day', 'desc')
    .limit(100)
    .execute();
  const texts = mostFrequent(asked.map(({ text }) => text));
  const [title = question.normal] = texts;
  const text = { title: title.slice(0, 160), problem: '', cause: '', alternatives: '', steps: [] };
  const keywords = (texts.length > 0 ? texts : [title]).slice(0, 5).map((one) => one.slice(0, 80));
  const draft: TipDraft = {
    app: mostFrequent(asked.flatMap(({ application }) => application ?? []))[0] ?? '',
    causeKind: 'howto',
    // English is what every desktop falls back to: it has the title also when the question was not asked in English.
    texts: question.language === 'id' ? { en: { ...text, keywords }, id: { ...text, keywords } } : { en: { ...text, keywords } },
    audience: {},
    findings: [],
    related: [],
  };
  const tipId = await insertDraft(unit, context, caller, draft, null);
  await tx.updateTable('questions').set({ tip_id: tipId }).where('id', '=', id).execute();
  return tipId;
}

/** Each once, the most frequent first. */
function mostFrequent(values: readonly string[]): string[] {
  const times = new Map<string, number>();
  for (const value of values) times.set(value, (times.get(value) ?? 0) + 1);
  return [...times].sort(([, a], [, b]) => b - a).map(([value]) => value);
}
