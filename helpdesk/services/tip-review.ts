import type { AgentTip, TipReview, TipVersion } from '../../shared/api/agent-routes.ts';
import type { UserCaller } from '../http/callers.ts';
import type { Unit } from '../store/database.ts';
import { toJson } from '../store/json.ts';
import type { Db } from '../store/schema.ts';
import { readVersions } from '../store/tip-versions.ts';
import type { Context } from './context.ts';
import { isRefusal, type Refusal, refuse } from './refusal.ts';
import { changeTip, readTip } from './tips.ts';

/** A second call takes the newer note. What is as published needs no review. */
export async function askForReview(context: Context, caller: UserCaller, id: string, note: string): Promise<AgentTip | Refusal> {
  const tip = await readTip(context.database.db, id);
  if (isRefusal(tip)) return tip;
  if (!tip.changed) return refuse('conflict', 'Desktops have this draft already: there is nothing to look at.');
  return await setReview(context, caller, id, 'tip.review', 'waiting', note);
}

export async function sendBack(context: Context, caller: UserCaller, id: string, note: string): Promise<AgentTip | Refusal> {
  return await setReview(context, caller, id, 'tip.send-back', 'sent-back', note);
}

export async function takeBackReview(context: Context, caller: UserCaller, id: string): Promise<AgentTip | Refusal> {
  return await changeTip(context, caller, id, 'tip.review-end', (unit) => store(unit, id, null));
}

async function setReview(
  context: Context,
  caller: UserCaller,
  id: string,
  action: string,
  state: TipReview['state'],
  note: string,
): Promise<AgentTip | Refusal> {
  const at = new Date(context.now()).toISOString();
  const review: TipReview = { state, by: { id: caller.id, name: caller.name }, at, note };
  return await changeTip(
    context,
    caller,
    id,
    action,
    async (unit, row) => {
      if (state === 'sent-back' && row.review?.state !== 'waiting') return refuse('conflict', 'This draft does not wait for a review.');
      return await store(unit, id, review);
    },
    note,
  );
}

async function store({ tx }: Unit, id: string, review: TipReview | null): Promise<undefined> {
  await tx
    .updateTable('tips')
    .set({ review: review && toJson(review) })
    .where('id', '=', id)
    .execute();
}

export async function listTipVersions(
  db: Db,
  id: string,
  query: { page: number; size: number },
): Promise<{ items: TipVersion[]; total: number } | Refusal> {
  const tip = await readTip(db, id);
  return isRefusal(tip) ? tip : await readVersions(db, id, query);
}
