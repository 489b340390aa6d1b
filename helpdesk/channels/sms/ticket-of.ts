import type { ExpressionBuilder } from 'kysely';
import type { Db, Schema } from '../../store/schema.ts';

export interface Owner {
  readonly contactId: string;
  /** Only of a number that was verified. */
  readonly desktopId: string | null;
}

/** "Thank you", or "not yet": so long after the solution it is still about the same. */
const solvedSince = 72 * 3_600_000;
/** So many tickets of one number in an hour: more, and something runs in circles. What comes then joins the last one. */
const ticketsAnHour = 10;
const hour = 3_600_000;

export const ofOwner =
  ({ contactId, desktopId }: Owner) =>
  (eb: ExpressionBuilder<Schema, 'tickets'>) =>
    eb.or([eb('contact_id', '=', contactId), ...(desktopId === null ? [] : [eb('desktop_id', '=', desktopId)])]);

/**
 * The ticket that an SMS goes on with: the one that it names, if it is theirs; else the one that moved last and is not over.
 * @param now milliseconds since 1970
 */
export async function ticketFor(tx: Db, owner: Owner, number: number | null, now: number): Promise<string | null> {
  const theirs = tx.selectFrom('tickets').select('id').where(ofOwner(owner));
  if (number !== null) {
    const named = await theirs.where('number', '=', number).executeTakeFirst();
    if (named) return named.id;
  }
  const open = await theirs
    .where((eb) =>
      eb.or([
        eb('status', 'in', ['new', 'open', 'waiting']),
        eb.and([eb('status', '=', 'solved'), eb('updated_at', '>', new Date(now - solvedSince))]),
      ]),
    )
    .orderBy('updated_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (open) return open.id;
  const recent = await theirs
    .where('channel', '=', 'sms')
    .where('created_at', '>', new Date(now - hour))
    .orderBy('created_at', 'desc')
    .limit(ticketsAnHour)
    .execute();
  return recent.length === ticketsAnHour ? (recent[0]?.id ?? null) : null;
}
