import type { AskedSet } from '../../shared/api/agent-routes.ts';
import type { FreshSetRequest } from '../../shared/model/fresh-set.ts';
import type { Db } from './schema.ts';

const requestColumns = ['id', 'ticket_id', 'reason', 'asked_by', 'asked_at', 'expires_at', 'state'] as const;

interface RequestRow {
  readonly id: string;
  readonly ticket_id: string;
  readonly reason: string;
  readonly asked_by: string;
  readonly asked_at: Date;
  readonly expires_at: Date;
  readonly state: FreshSetRequest['state'];
}

const toRequest = (row: RequestRow): FreshSetRequest => ({
  id: row.id,
  ticketId: row.ticket_id,
  reason: row.reason,
  askedBy: row.asked_by,
  askedAt: row.asked_at.toISOString(),
  expiresAt: row.expires_at.toISOString(),
  state: row.state,
});

/** The last request of each ticket, as its desktop is told. */
export async function readLastRequests(db: Db, ticketIds: readonly string[]): Promise<Map<string, FreshSetRequest>> {
  if (ticketIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('fresh_set_requests')
    .select(requestColumns)
    .distinctOn('ticket_id')
    .where('ticket_id', 'in', ticketIds)
    .orderBy('ticket_id')
    .orderBy('asked_at', 'desc')
    .execute();
  return new Map(rows.map((row) => [row.ticket_id, toRequest(row)]));
}

/** All requests of a ticket, the oldest first, with what came of them; not the sets themselves, which may be large. */
export async function readAskedSets(db: Db, ticketId: string): Promise<AskedSet[]> {
  const rows = await db
    .selectFrom('fresh_set_requests')
    .leftJoin('fresh_sets', 'fresh_sets.id', 'fresh_set_requests.id')
    .select(requestColumns.map((column) => `fresh_set_requests.${column}` as const))
    .select(['fresh_set_requests.settled_at', 'fresh_sets.taken_at', 'fresh_sets.sha256', 'fresh_sets.consent'])
    .where('ticket_id', '=', ticketId)
    .orderBy('asked_at')
    .execute();
  return rows.map((row) => ({
    ...toRequest(row),
    settledAt: row.settled_at?.toISOString() ?? null,
    set:
      row.taken_at && row.sha256
        ? {
            takenAt: row.taken_at.toISOString(),
            sha256: Buffer.from(row.sha256).toString('hex'),
            consent: row.consent && { at: row.consent.at, shown: row.consent.shown },
          }
        : null,
  }));
}
