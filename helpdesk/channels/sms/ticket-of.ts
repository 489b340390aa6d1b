import type { ExpressionBuilder } from 'kysely';
import { goesOnIn } from '../../store/merged.ts';
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

/** More than anybody has open. */
const looked = 50;

const ofOwner =
  ({ contactId, desktopId }: Owner) =>
  (eb: ExpressionBuilder<Schema, 'tickets'>) =>
    eb.or([eb('contact_id', '=', contactId), ...(desktopId === null ? [] : [eb('desktop_id', '=', desktopId)])]);

/** Their tickets, those that moved last first; of one that was merged, the one in which it goes on. @param number theirs, or null: all */
export async function ticketsOf(tx: Db, owner: Owner, number: number | null) {
  const rows = await tx
    .selectFrom('tickets')
    .select('id')
    .where(ofOwner(owner))
    .$if(number !== null, (query) => query.where('number', '=', number))
    .orderBy('updated_at', 'desc')
    .limit(looked)
    .execute();
  const ids = new Set<string>();
  for (const { id } of rows) ids.add(await goesOnIn(tx, id));
  if (ids.size === 0) return [];
  const columns = ['id', 'number', 'status', 'updated_at'] as const;
  return await tx
    .selectFrom('tickets')
    .select(columns)
    .where('id', 'in', [...ids])
    .orderBy('updated_at', 'desc')
    .execute();
}

/**
 * The ticket that an SMS goes on with: the one that it names, if it is theirs; else the one that moved last and is not over.
 * @param now milliseconds since 1970
 */
export async function ticketFor(tx: Db, owner: Owner, number: number | null, now: number): Promise<string | null> {
  if (number !== null) {
    const [named] = await ticketsOf(tx, owner, number);
    if (named) return named.id;
  }
  const open = (await ticketsOf(tx, owner, null)).find(
    ({ status, updated_at }) =>
      ['new', 'open', 'waiting'].includes(status) || (status === 'solved' && updated_at.getTime() > now - solvedSince),
  );
  if (open) return open.id;
  const recent = await tx
    .selectFrom('tickets')
    .select('id')
    .where(ofOwner(owner))
    .where('channel', '=', 'sms')
    .where('created_at', '>', new Date(now - hour))
    .orderBy('created_at', 'desc')
    .limit(ticketsAnHour)
    .execute();
  return recent.length === ticketsAnHour ? (recent[0]?.id ?? null) : null;
}
