import { sql } from 'kysely';
import type { z } from 'zod';
import type { AgentTicket, agentRoutes, TicketRow } from '../../shared/api/agent-routes.ts';
import type { Db } from './schema.ts';
import { containing } from './search.ts';

type Query = z.output<typeof agentRoutes.listTickets.query>;

function rows(db: Db) {
  return db
    .selectFrom('tickets')
    .leftJoin('desktops', 'desktops.id', 'tickets.desktop_id')
    .leftJoin('contacts', 'contacts.id', 'tickets.contact_id')
    .leftJoin('users', 'users.id', 'tickets.assignee_id')
    .leftJoin('tickets as main', 'main.id', 'tickets.merged_into');
}

function select(query: ReturnType<typeof rows>) {
  return query.select([
    'tickets.id',
    'tickets.number',
    'tickets.title',
    'tickets.application',
    'tickets.status',
    'tickets.hinders',
    'tickets.created_at',
    'tickets.updated_at',
    'tickets.waiting_since',
    'tickets.serious_findings',
    'tickets.report_id',
    'tickets.desktop_id',
    'tickets.outcome',
    'tickets.crash_signature',
    'tickets.channel',
    'tickets.contact_id',
    'contacts.name as contact_name',
    'contacts.address as contact_address',
    'desktops.inventory',
    'users.id as assignee_id',
    'users.name as assignee_name',
    'tickets.due_kind',
    'tickets.due_at',
    'tickets.due_soon_at',
    'main.id as main_id',
    'main.number as main_number',
  ]);
}
type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number];

function toRow(row: Row): TicketRow {
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    application: row.application,
    status: row.status,
    hinders: row.hinders,
    assignee: row.assignee_id && row.assignee_name ? { id: row.assignee_id, name: row.assignee_name } : null,
    userName: row.inventory?.userName ?? (row.contact_name || row.contact_address || ''),
    hostName: row.inventory?.hostName ?? '',
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    awaitsAnswer: row.waiting_since !== null,
    seriousFindings: row.serious_findings,
    channel: row.channel,
    due:
      row.due_kind && row.due_at
        ? { kind: row.due_kind, at: row.due_at.toISOString(), soonAt: (row.due_soon_at ?? row.due_at).toISOString() }
        : null,
    mergedInto: row.main_id && row.main_number ? { id: row.main_id, number: Number(row.main_number) } : null,
  };
}

/** Who waits longest comes first within each hindrance; what is over, newest first. */
export async function listTickets(db: Db, query: Query, userId: string): Promise<{ items: TicketRow[]; total: number }> {
  let found = rows(db);
  if (query.status === 'active') found = found.where('tickets.status', 'not in', ['solved', 'closed']);
  else if (query.status !== 'all') found = found.where('tickets.status', '=', query.status);
  if (query.assignee === 'me') found = found.where('tickets.assignee_id', '=', userId);
  if (query.assignee === 'none') found = found.where('tickets.assignee_id', 'is', null);
  if (query.desktop) found = found.where('tickets.desktop_id', '=', query.desktop);
  const { channel, hinders, group } = query;
  if (channel) found = found.where('tickets.channel', '=', channel);
  if (hinders) found = found.where('tickets.hinders', '=', hinders);
  if (query.application?.trim()) found = found.where('tickets.application', 'ilike', containing(query.application.trim()));
  if (group)
    found = found.where(({ exists, selectFrom }) =>
      exists(
        selectFrom('group_members').select('group_id').whereRef('desktop_id', '=', 'tickets.desktop_id').where('group_id', '=', group),
      ),
    );
  const q = query.q?.trim();
  if (q) {
    const like = containing(q);
    const number = /^#?(\d{1,15})$/.exec(q)?.[1];
    found = found.where((eb) =>
      eb.or([
        ...(number ? [eb('tickets.number', '=', Number(number))] : []),
        eb('tickets.title', 'ilike', like),
        eb('tickets.application', 'ilike', like),
        sql<boolean>`desktops.inventory->>'userName' ilike ${like}`,
        sql<boolean>`desktops.inventory->>'hostName' ilike ${like}`,
        eb('contacts.name', 'ilike', like),
        eb('contacts.address', 'ilike', like),
        eb.exists(
          eb
            .selectFrom('messages')
            .select('messages.id')
            .where((has) =>
              has.or([
                has('messages.ticket_id', '=', has.ref('tickets.id')),
                // What was merged into it is its history, too.
                has(
                  'messages.ticket_id',
                  'in',
                  has.selectFrom('tickets as part').select('part.id').whereRef('part.merged_into', '=', 'tickets.id'),
                ),
              ]),
            )
            .where('messages.text', 'ilike', like),
        ),
      ]),
    );
  }
  const { n } = await found.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
  const over = ['solved', 'closed', 'all'].includes(query.status);
  const ordered =
    query.sort === 'due'
      ? select(found)
          .orderBy('tickets.due_at', (order) => order.asc().nullsLast())
          .orderBy('tickets.waiting_since', (order) => order.asc().nullsLast())
      : over
        ? select(found).orderBy('tickets.updated_at', 'desc')
        : select(found)
            .orderBy(sql`array_position(array['blocked', 'slowed', 'question'], tickets.hinders)`)
            .orderBy('tickets.waiting_since', (order) => order.asc().nullsLast());
  const items = await ordered
    .orderBy('tickets.number')
    .limit(query.size)
    .offset((query.page - 1) * query.size)
    .execute();
  return { items: items.map(toRow), total: Number(n) };
}

/** The last changed first. @param first stands before them all, whatever its age */
export async function listTicketsOfDesktop(db: Db, desktopId: string, first: string | null, limit: number): Promise<TicketRow[]> {
  const items = await select(rows(db).where('tickets.desktop_id', '=', desktopId))
    .orderBy(sql`tickets.id is not distinct from ${first}::uuid`, 'desc')
    .orderBy('tickets.updated_at', 'desc')
    .limit(limit)
    .execute();
  return items.map(toRow);
}

export async function readTicketRow(db: Db, id: string) {
  const row = await select(rows(db).where('tickets.id', '=', id)).executeTakeFirst();
  if (!row) return undefined;
  const outcome: AgentTicket['outcome'] = row.outcome;
  return {
    row: toRow(row),
    reportId: row.report_id,
    desktopId: row.desktop_id,
    contactId: row.contact_id,
    outcome,
    crashSignature: row.crash_signature,
  };
}
