import { sql } from 'kysely';
import type { Context } from './context.ts';
import { firstEffectDay } from './day-effects.ts';
import { firstSearchDay } from './questions.ts';
import { cleanSupportCodes } from './support-codes.ts';

const day = 24 * 3_600_000;
const smsKeptMs = 90 * day;

/** Removes what is kept for a time only: questions without an answer, days of desktops that cannot come again, codes that are over. */
export async function cleanUp({ database, now }: Context): Promise<void> {
  await database.transaction(async ({ tx }) => {
    await sql`
      with gone as (delete from searches where day < ${firstSearchDay(now())} returning question_id),
      counted as (select question_id, count(*)::int as n from gone group by question_id)
      update questions set asked = asked - counted.n from counted where questions.id = counted.question_id`.execute(tx);
    await tx.deleteFrom('questions').where('asked', '<=', 0).execute();
    await tx
      .deleteFrom('address_claims')
      .where('expires_at', '<', new Date(now() - day))
      .execute();
    // Nobody looks after it any more: it is called otherwise now, or was given up.
    await tx
      .deleteFrom('channel_health')
      .where('told_at', '<', new Date(now() - 7 * day))
      .execute();
    await tx.deleteFrom('effect_days').where('day', '<', firstEffectDay(now())).execute();
    // Numbers of people; no gateway brings an SMS again after so long.
    const kept = new Date(now() - smsKeptMs);
    await tx.deleteFrom('sms_received').where('received_at', '<', kept).execute();
    await tx.deleteFrom('sms_notices').where('created_at', '<', kept).execute();
    await cleanSupportCodes(tx, now());
  });
}
