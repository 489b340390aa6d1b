import { createHash } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { AgentTicket } from '../../shared/api/agent-routes.ts';
import { type Language, languages } from '../../shared/model/language.ts';
import type { UserCaller } from '../http/callers.ts';
import type { Unit } from '../store/database.ts';
import { insertMessage } from '../store/messages.ts';
import type { Db, Schema } from '../store/schema.ts';
import { lockTicket, touchTicket } from '../store/tickets.ts';
import { audit, type Context, newId } from './context.ts';
import { type Refusal, refuse } from './refusal.ts';
import { readTicket } from './tickets.ts';

type Ticket = Selectable<Schema['tickets']>;

/** Read by users. */
const words: Readonly<Record<Language, { into: (number: number) => string; alone: string }>> = {
  en: { into: (number) => `This is about the same as #${number}. Everything goes on there.`, alone: 'This goes on here by itself again.' },
  id: {
    into: (number) => `Ini tentang hal yang sama dengan #${number}. Semuanya berlanjut di sana.`,
    alone: 'Ini berlanjut sendiri lagi di sini.',
  },
};

const missing = () => refuse('not-found', 'No such ticket.');

/** Both, always in the same order, so that two who do the same at once wait for each other. */
async function lockBoth(tx: Db, one: string, other: string): Promise<readonly [Ticket | undefined, Ticket | undefined]> {
  const first = one < other ? await lockTicket(tx, one) : undefined;
  const second = await lockTicket(tx, other);
  return [first ?? (await lockTicket(tx, one)), second];
}

/** Messages and reports stay those of the ticket that they came to: a merge says where the conversation goes on, and can be undone. */
export async function mergeTicket(context: Context, caller: UserCaller, id: string, intoId: string): Promise<AgentTicket | Refusal> {
  const at = new Date(context.now());
  const refusal = await context.database.transaction(async (unit): Promise<Refusal | undefined> => {
    const [from, into] = await lockBoth(unit.tx, id, intoId);
    if (!from || !into) return missing();
    if (from.merged_into === into.id) return undefined;
    const wrong = await mayNotMerge(unit.tx, from, into);
    if (wrong) return refuse('conflict', wrong);
    await say(unit, context, from, at, (language) => words[language].into(into.number));
    const waits = from.waiting_since !== null && !isOver(from);
    const since = [from.waiting_since, into.waiting_since].filter((time) => time !== null).sort((a, b) => a.getTime() - b.getTime())[0];
    await unit.tx
      .updateTable('tickets')
      .set({ merged_into: into.id, merged_at: at, status_before: from.status, status: 'closed', waiting_since: null })
      .where('id', '=', from.id)
      .execute();
    await unit.tx
      .updateTable('tickets')
      .set({
        assignee_id: into.assignee_id ?? from.assignee_id,
        // Somebody who waits for an answer goes on waiting.
        ...(waits ? { waiting_since: since ?? at, status: into.status === 'new' && !from.assignee_id ? 'new' : 'open' } : {}),
      })
      .where('id', '=', into.id)
      .execute();
    await audit(unit, context, caller.login, 'ticket.merge', `#${from.number}`, `into #${into.number}`);
    await touchTicket(unit, from, at);
    await touchTicket(unit, into, at);
    return undefined;
  });
  return refusal ?? (await readTicket(context.database.db, intoId));
}

const isOver = ({ status }: Ticket) => status === 'solved' || status === 'closed';

async function mayNotMerge(tx: Db, from: Ticket, into: Ticket): Promise<string | undefined> {
  if (from.id === into.id) return 'These are one ticket already.';
  if (from.merged_into !== null) return `#${from.number} was merged already: undo that first.`;
  if (into.merged_into !== null) return `#${into.number} was merged into another ticket: choose that one.`;
  if (from.desktop_id === null || into.desktop_id === null || from.desktop_id === into.desktop_id) return undefined;
  const rows = await tx.selectFrom('desktops').select('inventory').where('id', 'in', [from.desktop_id, into.desktop_id]).execute();
  const people = new Set(rows.map(({ inventory }) => inventory.userName.toLowerCase()));
  // They would read each other's conversation.
  return people.size > 1 ? 'These are the tickets of two people. Link them, or make it a known issue.' : undefined;
}

export async function undoMerge(context: Context, caller: UserCaller, id: string): Promise<AgentTicket | Refusal> {
  const at = new Date(context.now());
  const refusal = await context.database.transaction(async (unit): Promise<Refusal | undefined> => {
    const ticket = await lockTicket(unit.tx, id);
    if (!ticket) return missing();
    if (ticket.merged_into === null) return refuse('conflict', 'It was not merged, or somebody has undone it already.');
    const into = await lockTicket(unit.tx, ticket.merged_into);
    const status = ticket.status_before ?? 'open';
    await say(unit, context, ticket, at, (language) => words[language].alone);
    await unit.tx
      .updateTable('tickets')
      .set({
        ...{ merged_into: null, merged_at: null, status_before: null, status },
        waiting_since: status === 'new' || status === 'open' ? at : null,
      })
      .where('id', '=', id)
      .execute();
    await audit(unit, context, caller.login, 'ticket.unmerge', `#${ticket.number}`, into ? `from #${into.number}` : '');
    await touchTicket(unit, ticket, at);
    if (into) await touchTicket(unit, into, at);
    return undefined;
  });
  return refusal ?? (await readTicket(context.database.db, id));
}

/**
 * In the language of the desktop; in all of them when it is not known.
 * @param at of the merge itself, by which a bridge knows the message (helpdesk/bridges/outbox.ts)
 */
async function say(unit: Unit, context: Context, ticket: Ticket, at: Date, textIn: (language: Language) => string): Promise<void> {
  const desktop = ticket.desktop_id
    ? await unit.tx.selectFrom('desktops').select('inventory').where('id', '=', ticket.desktop_id).executeTakeFirst()
    : undefined;
  const spoken = desktop ? [desktop.inventory.language] : languages;
  const id = newId(context);
  const text = spoken.map(textIn).join('\n\n');
  await insertMessage(unit.tx, {
    ...{ id, ticketId: ticket.id, sender: 'system', author: '', authorId: null, at, text, answer: null },
    note: false,
    sha256: createHash('sha256').update(`${id} ${text}`).digest(),
    attachments: [],
  });
}

/** @param linked false removes the link */
export async function setLink(
  context: Context,
  caller: UserCaller,
  id: string,
  otherId: string,
  linked: boolean,
): Promise<AgentTicket | Refusal> {
  if (id === otherId) return refuse('conflict', 'These are one ticket already.');
  const refusal = await context.database.transaction(async (unit): Promise<Refusal | undefined> => {
    const rows = await unit.tx.selectFrom('tickets').select(['id', 'number']).where('id', 'in', [id, otherId]).orderBy('id').execute();
    const [first, second] = rows;
    if (!first || !second) return missing();
    const changed = linked
      ? await unit.tx
          .insertInto('ticket_links')
          .values({ ticket_id: first.id, other_id: second.id, linked_at: new Date(context.now()) })
          .onConflict((oc) => oc.doNothing())
          .returning('ticket_id')
          .executeTakeFirst()
      : await unit.tx
          .deleteFrom('ticket_links')
          .where('ticket_id', '=', first.id)
          .where('other_id', '=', second.id)
          .returning('ticket_id')
          .executeTakeFirst();
    if (!changed) return undefined;
    const numberOf = (one: string) => `#${rows.find((row) => row.id === one)?.number}`;
    await audit(unit, context, caller.login, linked ? 'ticket.link' : 'ticket.unlink', numberOf(id), numberOf(otherId));
    unit.pokes.push({ kind: 'topic', topic: 'tickets' });
    return undefined;
  });
  return refusal ?? (await readTicket(context.database.db, id));
}
