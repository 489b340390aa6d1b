import type { z } from 'zod';
import type { AgentAnnouncement, agentRoutes } from '../../shared/api/agent-routes.ts';
import type { Announcement } from '../../shared/model/announcement.ts';
import type { LocalText } from '../../shared/model/language.ts';
import type { UserCaller } from '../http/callers.ts';
import { putChange } from '../store/changes.ts';
import type { Unit } from '../store/database.ts';
import { toJson } from '../store/json.ts';
import type { Db } from '../store/schema.ts';
import { audit, type Context, newId } from './context.ts';
import { linkTickets, tellAllClear, touchAll } from './known-issues.ts';
import { refuseLinks } from './links.ts';
import { type Refusal, refuse } from './refusal.ts';

type NewAnnouncement = z.output<typeof agentRoutes.createAnnouncement.body>;
type Draft = Omit<NewAnnouncement, 'tickets'>;
const unknown = () => refuse('not-found', 'No such announcement.');

function withReceipts(db: Db) {
  return db
    .selectFrom('announcements')
    .selectAll()
    .select((eb) => [
      eb
        .selectFrom('receipts')
        .select((inner) => inner.fn.countAll<number>().as('n'))
        .whereRef('announcement_id', '=', 'announcements.id')
        .as('delivered'),
      eb
        .selectFrom('receipts')
        .select((inner) => inner.fn.count<number>('seen_at').as('n'))
        .whereRef('announcement_id', '=', 'announcements.id')
        .as('seen'),
      eb
        .selectFrom('me_toos')
        .select((inner) => inner.fn.countAll<number>().as('n'))
        .whereRef('announcement_id', '=', 'announcements.id')
        .where('me_too', '=', true)
        .as('me_toos'),
      eb
        .selectFrom('issue_tickets')
        .select((inner) => inner.fn.countAll<number>().as('n'))
        .whereRef('announcement_id', '=', 'announcements.id')
        .as('tickets'),
    ]);
}
type Row = Awaited<ReturnType<ReturnType<typeof withReceipts>['execute']>>[number];

const toAnnouncement = (row: Row): AgentAnnouncement => ({
  ...row.document,
  withdrawn: row.withdrawn,
  createdBy: row.created_by,
  delivered: Number(row.delivered ?? 0),
  seen: Number(row.seen ?? 0),
  meToos: Number(row.me_toos ?? 0),
  tickets: Number(row.tickets ?? 0),
});

async function read(db: Db, id: string): Promise<AgentAnnouncement | Refusal> {
  const row = await withReceipts(db).where('id', '=', id).executeTakeFirst();
  return row ? toAnnouncement(row) : unknown();
}

export async function listAnnouncements(db: Db, query: { page: number; size: number }) {
  const { n } = await db
    .selectFrom('announcements')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  const rows = await withReceipts(db)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(query.size)
    .offset((query.page - 1) * query.size)
    .execute();
  return { items: rows.map(toAnnouncement), total: Number(n) };
}

const wrongEnd = (draft: Draft) =>
  draft.endsAt !== null && Date.parse(draft.endsAt) <= Date.parse(draft.startsAt)
    ? refuse('bad-request', 'It ends before it starts.', { errors: [{ at: '/body/endsAt', message: 'must be after startsAt' }] })
    : undefined;

/** Desktops compare times as texts, so they all get the same form. */
const normal = (draft: Draft): Draft => ({
  ...draft,
  startsAt: new Date(draft.startsAt).toISOString(),
  endsAt: draft.endsAt === null ? null : new Date(draft.endsAt).toISOString(),
  since: draft.since === null ? null : new Date(draft.since).toISOString(),
});

export async function createAnnouncement(context: Context, caller: UserCaller, { tickets, ...draft }: NewAnnouncement) {
  const wrong = wrongEnd(draft) ?? (await refuseLinks(context.database.db, draft.body));
  if (wrong) return wrong;
  if (tickets.length > 0 && draft.kind !== 'issue')
    return refuse('bad-request', 'Only a known issue explains tickets.', { errors: [{ at: '/body/tickets', message: 'of news' }] });
  const announcement: Announcement = { id: newId(context), version: 1, ...normal(draft), resolvedAt: null, allClear: null };
  await context.database.transaction(async (unit) => {
    await unit.tx
      .insertInto('announcements')
      .values({
        id: announcement.id,
        document: toJson(announcement),
        withdrawn: false,
        created_by: caller.name,
        created_at: new Date(context.now()),
      })
      .execute();
    await audit(unit, context, caller.login, 'announcement.create', announcement.id, announcement.title.en.slice(0, 200));
    const told = await linkTickets(unit, context, caller, announcement, tickets);
    await push(unit, context, announcement, false);
    await touchAll(unit, context, told);
  });
  return await read(context.database.db, announcement.id);
}

export async function updateAnnouncement(context: Context, caller: UserCaller, id: string, draft: Draft) {
  return (
    wrongEnd(draft) ??
    (await refuseLinks(context.database.db, draft.body)) ??
    (await nextVersion(context, caller, id, { action: 'announcement.update', edit: (before) => ({ ...before, ...normal(draft) }) }))
  );
}

export async function withdrawAnnouncement(context: Context, caller: UserCaller, id: string) {
  return await nextVersion(context, caller, id, { action: 'announcement.withdraw', edit: (before) => before });
}

/** Its tickets are told in the same transaction. A second time changes nothing. */
export async function giveAllClear(context: Context, caller: UserCaller, id: string, text: LocalText) {
  const wrong = await refuseLinks(context.database.db, text);
  if (wrong) return wrong;
  const resolvedAt = new Date(context.now()).toISOString();
  const allClear = Object.values(text).some((words) => words.trim() !== '') ? text : null;
  return await nextVersion(context, caller, id, {
    action: 'announcement.resolve',
    edit: (before) => (before.resolvedAt === null ? { ...before, resolvedAt, allClear } : before),
    tell: (unit, issue) => tellAllClear(unit, context, caller, issue, text),
  });
}

export async function takeBackAllClear(context: Context, caller: UserCaller, id: string) {
  return await nextVersion(context, caller, id, {
    action: 'announcement.reopen',
    edit: (before) => (before.resolvedAt === null ? before : { ...before, resolvedAt: null, allClear: null }),
  });
}

interface Change {
  readonly action: 'announcement.update' | 'announcement.withdraw' | 'announcement.resolve' | 'announcement.reopen';
  /** The same document again: there is nothing to do. */
  readonly edit: (before: Announcement) => Announcement;
  readonly tell?: (unit: Unit, announcement: Announcement) => Promise<Parameters<typeof touchAll>[2]>;
}

async function nextVersion(
  context: Context,
  caller: UserCaller,
  id: string,
  { action, edit, tell }: Change,
): Promise<AgentAnnouncement | Refusal> {
  const withdrawn = action === 'announcement.withdraw';
  const refusal = await context.database.transaction(async (unit): Promise<Refusal | undefined> => {
    const row = await unit.tx.selectFrom('announcements').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
    if (!row) return unknown();
    if (withdrawn && row.withdrawn) return undefined;
    if (row.withdrawn) return refuse('conflict', 'It was withdrawn, which is final: make a new one.');
    if (action === 'announcement.resolve' && row.document.kind !== 'issue') return refuse('conflict', 'News has no all-clear: end it.');
    const edited = edit(row.document);
    if (edited === row.document && !withdrawn) return undefined;
    const next = { ...edited, id, version: row.document.version + 1 };
    await unit.tx
      .updateTable('announcements')
      .set({ document: toJson(next), withdrawn })
      .where('id', '=', id)
      .execute();
    await audit(unit, context, caller.login, action, id, next.title.en.slice(0, 200));
    const told = (await tell?.(unit, next)) ?? [];
    await push(unit, context, next, withdrawn);
    await touchAll(unit, context, told);
    return undefined;
  });
  return refusal ?? (await read(context.database.db, id));
}

async function push(unit: Unit, context: Context, announcement: Announcement, withdrawn: boolean): Promise<void> {
  const { id, version } = announcement;
  const document = withdrawn ? { version } : announcement;
  const kind = withdrawn ? 'announcement-withdrawn' : 'announcement';
  await putChange(unit, { kind, id, desktopId: null, at: new Date(context.now()), document });
  unit.pokes.push({ kind: 'topic', topic: 'announcements' });
}
