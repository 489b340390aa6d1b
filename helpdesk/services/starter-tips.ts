import { z } from 'zod';
import { type Tip, tipSchema } from '../../shared/model/tip.ts';
import { toJson } from '../store/json.ts';
import { audit, type Context } from './context.ts';
import { pushTip } from './tips.ts';

const author = 'Pandu';

/**
 * Brings the starter library in as published tips, so that the console lists and edits them. What is there already,
 * edited, withdrawn or not, stays as it is.
 *
 * @param text the JSON of dist/tips.json: a list of tips
 * @returns how many were new
 */
export async function importStarterTips(context: Context, text: string): Promise<number> {
  const tips: Tip[] = z.array(tipSchema).parse(JSON.parse(text));
  const at = new Date(context.now());
  let added = 0;
  for (const { id, version, updatedAt: _, ...draft } of tips) {
    added += await context.database.transaction(async (unit): Promise<number> => {
      const values = { id, state: 'published', draft: toJson(draft), published: null, version: 0, ticket_id: null } as const;
      const row = await unit.tx
        .insertInto('tips')
        .values({ ...values, updated_at: at, updated_by: author, draft_at: at, draft_by: author })
        .onConflict((oc) => oc.column('id').doNothing())
        .returning('id')
        .executeTakeFirst();
      if (!row) return 0;
      await pushTip(unit, { id, draft, version, at, by: { id: null, name: author } });
      await audit(unit, context, 'start', 'tip.import', id);
      return 1;
    });
  }
  return added;
}
