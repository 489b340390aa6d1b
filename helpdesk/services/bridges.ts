import type { BridgeHealth, Mirror } from '../../shared/api/agent/bridges.ts';
import type { Db } from '../store/schema.ts';
import { audit, type Context } from './context.ts';
import { type Refusal, refuse } from './refusal.ts';

const most = 100;

/** @returns every other help desk that tickets were ever mirrored into, by name */
export async function listBridges(db: Db): Promise<{ items: BridgeHealth[] }> {
  const bridges = await db.selectFrom('bridges').selectAll().orderBy('name').execute();
  const counts = await db
    .selectFrom('bridge_outbox')
    .select(['bridge', 'state', ({ fn }) => fn.countAll<string>().as('count')])
    .where('state', '<>', 'done')
    .groupBy(['bridge', 'state'])
    .execute();
  const links = await db
    .selectFrom('bridge_links')
    .select(['bridge', ({ fn }) => fn.countAll<string>().as('count')])
    .groupBy('bridge')
    .execute();
  const items: BridgeHealth[] = [];
  for (const row of bridges) {
    const queued = (state: string) => Number(counts.find((one) => one.bridge === row.name && one.state === state)?.count ?? 0);
    items.push({
      name: row.name,
      version: row.version,
      error: row.error,
      answeredAt: row.answered_at?.toISOString() ?? null,
      pulledAt: row.pulled_at?.toISOString() ?? null,
      since: row.since.toISOString(),
      mirrored: Number(links.find(({ bridge }) => bridge === row.name)?.count ?? 0),
      queue: { waiting: queued('pending'), unsure: queued('sent-unknown'), failed: queued('failed') },
      failed: await readFailed(db, row.name),
      troubled: await readTroubled(db, row.name),
    });
  }
  return { items };
}

async function readFailed(db: Db, bridge: string): Promise<BridgeHealth['failed']> {
  const rows = await db
    .selectFrom('bridge_outbox as o')
    .innerJoin('tickets as t', 't.id', 'o.ticket_id')
    .select(['o.id', 'o.kind', 'o.attempts', 'o.error', 't.id as ticket', 't.number', 't.title'])
    .where('o.bridge', '=', bridge)
    .where('o.state', '=', 'failed')
    .orderBy('o.position', 'desc')
    .limit(most)
    .execute();
  return rows.map(({ id, kind, attempts, error, ticket, number, title }) => ({
    ...{ id, kind, attempts, error: error ?? '', ticket: { id: ticket, number, title } },
  }));
}

const mirrorColumns = ['l.bridge', 'l.remote_id', 'l.remote_url', 'l.state', 'l.merged_into', 'l.raw_status', 'l.warning'] as const;
type MirrorRow = {
  [column in 'bridge' | 'remote_id' | 'remote_url' | 'raw_status']: string;
} & { state: Mirror['state']; merged_into: string | null; warning: string | null };
const mirrorOf = (row: MirrorRow): Mirror => ({
  ...{ bridge: row.bridge, remoteId: row.remote_id, remoteUrl: row.remote_url, state: row.state },
  ...{ mergedInto: row.merged_into, rawStatus: row.raw_status, warning: row.warning },
});

async function readTroubled(db: Db, bridge: string): Promise<BridgeHealth['troubled']> {
  const rows = await db
    .selectFrom('bridge_links as l')
    .innerJoin('tickets as t', 't.id', 'l.ticket_id')
    .select([...mirrorColumns, 't.id as ticket', 't.number', 't.title'])
    .where('l.bridge', '=', bridge)
    .where((eb) => eb.or([eb('l.state', '<>', 'mirrored'), eb('l.warning', 'is not', null)]))
    .orderBy('l.looked_at', 'desc')
    .limit(most)
    .execute();
  return rows.map((row) => ({ ...mirrorOf(row), ticket: { id: row.ticket, number: row.number, title: row.title } }));
}

/** Where else a ticket is. */
export async function readMirrors(db: Db, ticketId: string): Promise<Mirror[]> {
  const rows = await db
    .selectFrom('bridge_links as l')
    .select(mirrorColumns)
    .where('l.ticket_id', '=', ticketId)
    .orderBy('l.bridge')
    .execute();
  return rows.map(mirrorOf);
}

/** It may have arrived although it failed, so it is looked for first. What failed otherwise is left as it is. */
export async function resendToBridge(context: Context, actor: string, bridge: string, id: string): Promise<Refusal | undefined> {
  return await context.database.transaction(async (unit) => {
    const row = await unit.tx
      .updateTable('bridge_outbox')
      .set({ state: 'sent-unknown', attempts: 0, next_at: new Date(context.now()) })
      .where('bridge', '=', bridge)
      .where('id', '=', id)
      .where('state', '=', 'failed')
      .returning(['ticket_id', 'kind'])
      .executeTakeFirst();
    if (!row) return refuse('not-found', 'It did not fail, or somebody has sent it again.');
    await audit(unit, context, actor, 'bridge.resend', row.ticket_id, `${bridge}, ${row.kind}`);
    unit.pokes.push({ kind: 'topic', topic: 'tickets' });
    return undefined;
  });
}

export async function lookAgainOverBridge(context: Context, actor: string, bridge: string, ticketId: string): Promise<Refusal | undefined> {
  return await context.database.transaction(async (unit) => {
    const row = await unit.tx
      .updateTable('bridge_links')
      .set({ state: 'mirrored', caught_up: false })
      .where('bridge', '=', bridge)
      .where('ticket_id', '=', ticketId)
      .where('state', '=', 'lost')
      .returning('ticket_id')
      .executeTakeFirst();
    if (!row) return refuse('not-found', 'It is not lost.');
    await audit(unit, context, actor, 'bridge.look', ticketId, bridge);
    unit.pokes.push({ kind: 'topic', topic: 'tickets' });
    return undefined;
  });
}
