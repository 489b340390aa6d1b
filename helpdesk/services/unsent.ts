import type { UnsentDelivery } from '../../shared/api/agent-routes.ts';
import type { UserCaller } from '../http/callers.ts';
import type { Db } from '../store/schema.ts';
import { audit, type Context } from './context.ts';
import { type Refusal, refuse } from './refusal.ts';

export async function countUnsent(db: Db): Promise<{ waiting: number; failed: number }> {
  const rows = await db
    .selectFrom('deliveries')
    .select(['state', (eb) => eb.fn.countAll().as('n')])
    .where('state', '<>', 'sent')
    .groupBy('state')
    .execute();
  const count = (state: string) => Number(rows.find((row) => row.state === state)?.n ?? 0);
  return { waiting: count('waiting'), failed: count('failed') };
}

/** What has not gone out: given up first, then the longest waiting. */
export async function listUnsent(
  db: Db,
  { page, size, state }: { page: number; size: number; state?: 'waiting' | 'failed' | undefined },
): Promise<{ items: UnsentDelivery[]; total: number }> {
  const rows = await db
    .selectFrom('deliveries')
    .innerJoin('tickets', 'tickets.id', 'deliveries.ticket_id')
    .innerJoin('contacts', 'contacts.id', 'deliveries.contact_id')
    .selectAll('deliveries')
    .select(['tickets.number', 'tickets.title', 'contacts.address'])
    .where('deliveries.state', state ? '=' : '<>', state ?? 'sent')
    // "failed" before "waiting".
    .orderBy('deliveries.state')
    .orderBy('deliveries.created_at')
    .limit(size)
    .offset((page - 1) * size)
    .execute();
  const { waiting, failed } = await countUnsent(db);
  const items = rows.map((row) => ({
    id: row.id,
    // Nothing is sent to a tray.
    channel: row.channel,
    state: row.state === 'failed' ? ('failed' as const) : ('waiting' as const),
    attempts: row.attempts,
    nextAt: row.state === 'waiting' ? row.next_at.toISOString() : null,
    error: row.error,
    createdAt: row.created_at.toISOString(),
    to: row.address,
    ticket: { id: row.ticket_id, number: row.number, title: row.title },
  }));
  return { items, total: state === 'waiting' ? waiting : state === 'failed' ? failed : waiting + failed };
}

export async function retryDelivery(context: Context, caller: UserCaller, id: string): Promise<Refusal | undefined> {
  return await context.database.transaction(async (unit): Promise<Refusal | undefined> => {
    const row = await unit.tx
      .selectFrom('deliveries')
      .innerJoin('tickets', 'tickets.id', 'deliveries.ticket_id')
      .innerJoin('contacts', 'contacts.id', 'deliveries.contact_id')
      .select(['deliveries.state', 'tickets.number', 'contacts.address'])
      .where('deliveries.id', '=', id)
      .forUpdate('deliveries')
      .executeTakeFirst();
    if (!row) return refuse('not-found', 'No such delivery.');
    if (row.state === 'sent') return undefined;
    await unit.tx
      .updateTable('deliveries')
      .set({ state: 'waiting', next_at: new Date(context.now()) })
      .where('id', '=', id)
      .execute();
    await audit(unit, context, caller.login, 'delivery.retry', `#${row.number}`, row.address);
    // Whoever sends is woken by it.
    unit.pokes.push({ kind: 'topic', topic: 'tickets' });
    return undefined;
  });
}
