import type { AgentCall } from '../../shared/api/agent-routes.ts';
import type { Call } from '../../shared/model/call.ts';
import { freshSetSchema } from '../../shared/model/fresh-set.ts';
import { reportSchema } from '../../shared/model/report.ts';
import type { Db } from './schema.ts';
import { unpacked } from './stored-body.ts';

const columns = ['id', 'agent', 'opened_at', 'expires_at', 'ended_at'] as const;

interface CallRow {
  readonly id: string;
  readonly agent: string;
  readonly opened_at: Date;
  readonly expires_at: Date;
  readonly ended_at: Date | null;
}

export const toCall = (row: CallRow): Call => ({
  id: row.id,
  agent: row.agent,
  openedAt: row.opened_at.toISOString(),
  expiresAt: row.expires_at.toISOString(),
  endedAt: row.ended_at?.toISOString() ?? null,
});

/** The last call of each of these desktops. */
export async function readLastCalls(db: Db, desktopIds: readonly string[]): Promise<Map<string, Call>> {
  if (desktopIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('calls')
    .select([...columns, 'desktop_id'])
    .where('desktop_id', 'in', desktopIds)
    .distinctOn('desktop_id')
    .orderBy('desktop_id')
    .orderBy('opened_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return new Map(rows.map((row) => [row.desktop_id, toCall(row)]));
}

interface OwnTicket {
  readonly ticket_id: string | null;
  readonly ticket_is_new: boolean;
}

/** It was begun for this call, and nobody has written down yet what it is about. */
export async function isUnnamed(tx: Db, call: OwnTicket, ticketId: string): Promise<boolean> {
  if (!call.ticket_is_new || call.ticket_id !== ticketId) return false;
  const said = await tx
    .selectFrom('messages')
    .select('id')
    .where('ticket_id', '=', ticketId)
    .where('sender', '=', 'user')
    .limit(1)
    .executeTakeFirst();
  return !said;
}

/** What the desktop sent last, with a report or because it was asked; parsed again from the bytes that were stored. */
export async function readLastSet(db: Db, desktopId: string): Promise<AgentCall['lastSet']> {
  const last = await db
    .selectFrom('diagnostics_sets as sets')
    .innerJoin('tickets', 'tickets.id', 'sets.ticket_id')
    .leftJoin('fresh_sets', 'fresh_sets.id', 'sets.id')
    .leftJoin('reports', 'reports.id', 'sets.id')
    .select([
      'sets.id',
      'tickets.id as ticket_id',
      'tickets.number',
      'fresh_sets.body as fresh_body',
      'fresh_sets.encoding as fresh_encoding',
      'reports.body as report_body',
      'reports.encoding as report_encoding',
    ])
    .where('sets.desktop_id', '=', desktopId)
    .orderBy('sets.received_at', 'desc')
    .orderBy('sets.id', 'desc')
    .executeTakeFirst();
  if (!last) return null;
  const about = { id: last.id, ticketId: last.ticket_id, number: last.number };
  if (last.fresh_body && last.fresh_encoding) {
    const { takenAt, findings, sections } = freshSetSchema.parse(parsed(last.fresh_body, last.fresh_encoding));
    return { ...about, fresh: true, takenAt, findings, sections };
  }
  if (!last.report_body || !last.report_encoding) return null;
  const { createdAt, findings, sections } = reportSchema.parse(parsed(last.report_body, last.report_encoding));
  return { ...about, fresh: false, takenAt: createdAt, findings, sections };
}

const parsed = (body: Uint8Array, encoding: string): unknown => JSON.parse(new TextDecoder().decode(unpacked({ body, encoding })));
