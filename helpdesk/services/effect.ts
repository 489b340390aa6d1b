import type { z } from 'zod';
import type { agentRoutes, TipEffect } from '../../shared/api/agent-routes.ts';
import { weekOf } from '../../shared/model/tip-effect.ts';
import { readTipEffect } from '../store/read-effects.ts';
import type { Db } from '../store/schema.ts';
import { type Refusal, refuse } from './refusal.ts';

/** What a tip did, from the sums; raw events are never counted. */
export async function tipEffect(
  db: Db,
  tipId: string,
  { since, ...filter }: z.output<typeof agentRoutes.getTipEffect.query>,
): Promise<TipEffect | Refusal> {
  const tip = await db.selectFrom('tips').select('id').where('id', '=', tipId).executeTakeFirst();
  if (!tip) return refuse('not-found', 'No such tip.');
  return await readTipEffect(db, tipId, { ...filter, since: since && weekOf(since) });
}
