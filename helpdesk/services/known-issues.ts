import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { desktopRoutes } from '../../shared/api/desktop-routes.ts';
import type { Announcement } from '../../shared/model/announcement.ts';
import { inLanguage, type Language, type LocalText, languages } from '../../shared/model/language.ts';
import type { UserCaller } from '../http/callers.ts';
import type { Unit } from '../store/database.ts';
import { goesOnIn } from '../store/merged.ts';
import { insertMessage } from '../store/messages.ts';
import type { Db } from '../store/schema.ts';
import { touchTicket } from '../store/tickets.ts';
import { type Context, newId } from './context.ts';
import { enqueueAnswer } from './deliveries.ts';
import { type Refusal, refuse } from './refusal.ts';

type Done = Record<string, never>;

/** What tickets are told when nobody wrote something better; read by users. */
const words: Readonly<Record<Language, { known: (title: string) => string; over: (title: string) => string }>> = {
  en: {
    known: (title) => `It is not you: **${title}**. We know about it and are working on it. We will tell you here when it is over.`,
    over: (title) => `It is over: **${title}**. Please try again. If it still does not work, write to us here.`,
  },
  id: {
    known: (title) => `Bukan salah Anda: **${title}**. Kami sudah tahu dan sedang menanganinya. Kami kabari di sini kalau sudah beres.`,
    over: (title) => `Sudah beres: **${title}**. Silakan coba lagi. Kalau masih bermasalah, tulis saja di sini.`,
  },
};

/** The last word by the desktop's own clock counts, so that a late repetition of an earlier one changes nothing. */
export async function setMeToo(
  context: Context,
  desktopId: string,
  announcementId: string,
  body: z.output<typeof desktopRoutes.putMeToo.body>,
): Promise<Done | Refusal> {
  return await context.database.transaction(async (unit): Promise<Done | Refusal> => {
    const known = await unit.tx.selectFrom('announcements').select('id').where('id', '=', announcementId).executeTakeFirst();
    if (!known) return refuse('not-found', 'No such announcement.');
    const [at, me_too] = [new Date(body.at), body.meToo];
    const changed = await unit.tx
      .insertInto('me_toos')
      .values({ announcement_id: announcementId, desktop_id: desktopId, at, me_too })
      .onConflict((oc) => oc.columns(['announcement_id', 'desktop_id']).doUpdateSet({ at, me_too }).where('me_toos.at', '<', at))
      .returning('at')
      .executeTakeFirst();
    if (changed) unit.pokes.push({ kind: 'topic', topic: 'announcements' });
    return {};
  });
}

/** Who has it too, the last first. */
export async function listMeToos(db: Db, announcementId: string, query: { page: number; size: number }) {
  const all = db
    .selectFrom('me_toos')
    .innerJoin('desktops', 'desktops.id', 'me_toos.desktop_id')
    .where('me_toos.announcement_id', '=', announcementId)
    .where('me_too', '=', true);
  const { n } = await all.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
  const rows = await all
    .leftJoin('receipts', (join) =>
      join.onRef('receipts.announcement_id', '=', 'me_toos.announcement_id').onRef('receipts.desktop_id', '=', 'me_toos.desktop_id'),
    )
    .select(['desktops.id', 'desktops.inventory', 'me_toos.at', 'receipts.seen_at'])
    .orderBy('me_toos.at', 'desc')
    .orderBy('desktops.id')
    .limit(query.size)
    .offset((query.page - 1) * query.size)
    .execute();
  return {
    items: rows.map(({ id, inventory, at, seen_at }) => ({
      desktopId: id,
      userName: inventory.userName,
      hostName: inventory.hostName,
      at: at.toISOString(),
      seen: seen_at !== null,
    })),
    total: Number(n),
  };
}

interface Told {
  readonly id: string;
  readonly desktop_id: string | null;
}

/** Links open tickets to a known issue and tells each once. The caller touches them, last in its transaction. */
export async function linkTickets(
  unit: Unit,
  context: Context,
  caller: UserCaller,
  announcement: Announcement,
  ticketIds: readonly string[],
): Promise<readonly Told[]> {
  const fresh: string[] = [];
  for (const ticket_id of await whereTheyGoOn(unit.tx, ticketIds)) {
    const added = await unit.tx
      .insertInto('issue_tickets')
      .columns(['announcement_id', 'ticket_id', 'linked_at'])
      .expression((eb) =>
        eb
          .selectFrom('tickets')
          .select((select) => [
            select.cast<string>(select.val(announcement.id), 'uuid').as('announcement_id'),
            'tickets.id as ticket_id',
            select.cast<Date>(select.val(new Date(context.now())), 'timestamptz').as('linked_at'),
          ])
          .where('tickets.id', '=', ticket_id)
          .where('status', 'not in', ['solved', 'closed']),
      )
      .onConflict((oc) => oc.columns(['announcement_id', 'ticket_id']).doNothing())
      .returning('ticket_id')
      .executeTakeFirst();
    if (added) fresh.push(ticket_id);
  }
  return await tellTickets(unit, context, caller, fresh, 'waiting', (language) =>
    words[language].known(inLanguage(announcement.title, language)),
  );
}

/** Tells the open tickets of an issue that it is over; they are solved unless their user says otherwise. */
export async function tellAllClear(unit: Unit, context: Context, caller: UserCaller, { id, title }: Announcement, text: LocalText) {
  const linked = await unit.tx.selectFrom('issue_tickets').select('ticket_id').where('announcement_id', '=', id).execute();
  const own = (language: Language) => inLanguage(text, language).trim();
  const ids = await whereTheyGoOn(
    unit.tx,
    linked.map(({ ticket_id }) => ticket_id),
  );
  return await tellTickets(
    unit,
    context,
    caller,
    ids,
    'solved',
    (language) => own(language) || words[language].over(inLanguage(title, language)),
  );
}

/** A merged ticket is closed: its person is told in the one where the conversation goes on, once for all that are in it. */
async function whereTheyGoOn(tx: Db, ids: readonly string[]): Promise<string[]> {
  const roots = new Set<string>();
  for (const id of ids) roots.add(await goesOnIn(tx, id));
  return [...roots];
}

async function tellTickets(
  unit: Unit,
  context: Context,
  caller: UserCaller,
  ids: readonly string[],
  status: 'waiting' | 'solved',
  textIn: (language: Language) => string,
): Promise<readonly Told[]> {
  if (ids.length === 0) return [];
  const tickets = await unit.tx
    .selectFrom('tickets')
    .leftJoin('desktops', 'desktops.id', 'tickets.desktop_id')
    .select(['tickets.id', 'desktop_id', 'inventory', 'tickets.status', 'assignee_id'])
    .where('tickets.id', 'in', ids)
    .where('tickets.status', 'not in', ['solved', 'closed'])
    .orderBy('tickets.id')
    .forUpdate('tickets')
    .execute();
  for (const ticket of tickets) {
    // By mail or phone nobody said which language: both, so that one is theirs.
    const spoken = ticket.inventory ? [ticket.inventory.language] : languages;
    const text = [...new Set(spoken.map(textIn))].join('\n\n');
    const id = newId(context);
    await insertMessage(unit.tx, {
      id,
      ticketId: ticket.id,
      sender: 'agent',
      author: caller.name,
      authorId: caller.id,
      at: new Date(context.now()),
      text,
      answer: null,
      note: false,
      sha256: createHash('sha256').update(`${id} ${text}`).digest(),
      attachments: [],
    });
    await enqueueAnswer(unit, context, ticket.id, id);
    await unit.tx
      .updateTable('tickets')
      .set({ status, waiting_since: null, assignee_id: ticket.assignee_id ?? caller.id })
      .where('id', '=', ticket.id)
      .execute();
  }
  return tickets;
}

/** Last in a transaction: whoever holds the head of the feed waits for nobody. */
export async function touchAll(unit: Unit, context: Context, told: readonly Told[]): Promise<void> {
  for (const ticket of told) await touchTicket(unit, ticket, new Date(context.now()));
}
