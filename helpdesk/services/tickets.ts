import type { z } from 'zod';
import type { AgentTicket, agentRoutes } from '../../shared/api/agent-routes.ts';
import { reportSchema } from '../../shared/model/report.ts';
import { findDesktopByTag } from '../channels/web/desktop-by-tag.ts';
import { readWebClaims } from '../channels/web/links.ts';
import type { UserCaller } from '../http/callers.ts';
import type { Binary } from '../http/mount.ts';
import { readContact } from '../store/contacts.ts';
import { readDesktop } from '../store/desktops.ts';
import { readAskedSets } from '../store/fresh-sets.ts';
import { readIssuesOfTicket } from '../store/issue-tickets.ts';
import { goesOnIn, readMergedInto } from '../store/merged.ts';
import { readMessages } from '../store/messages.ts';
import { readTicketRow } from '../store/queue.ts';
import { readSameCrash } from '../store/same-crash.ts';
import type { Db } from '../store/schema.ts';
import { unpacked } from '../store/stored-body.ts';
import { readLinks } from '../store/ticket-links.ts';
import { lockTicket, touchTicket } from '../store/tickets.ts';
import { harmless } from './attachments.ts';
import { readMirrors } from './bridges.ts';
import { audit, type Context } from './context.ts';
import { type Refusal, refuse } from './refusal.ts';

const unknown = () => refuse('not-found', 'No such ticket.');

/** A ticket, whole: conversation with notes, the report parsed again from the bytes that were stored. */
export async function readTicket(db: Db, id: string): Promise<AgentTicket | Refusal> {
  const found = await readTicketRow(db, id);
  if (!found) return unknown();
  const root = await goesOnIn(db, id);
  const merged = await readMergedInto(db, root);
  const [desktop, report, messages, tip, freshSets, sameCrash, contact, web, mirrors, links] = await Promise.all([
    found.desktopId === null ? undefined : readDesktop(db, found.desktopId),
    found.reportId === null ? undefined : db.selectFrom('reports').selectAll().where('id', '=', found.reportId).executeTakeFirstOrThrow(),
    readMessages(db, [root, ...merged.map((one) => one.id)], { notes: true }),
    db.selectFrom('tips').select('id').where('ticket_id', '=', id).executeTakeFirst(),
    readAskedSets(db, id),
    readSameCrash(db, id, found.crashSignature),
    found.contactId === null ? undefined : readContact(db, found.contactId),
    found.row.channel === 'web' ? readWebClaims(db, id) : undefined,
    readMirrors(db, id),
    readLinks(db, id),
  ]);
  const numbers = new Map(merged.map((one) => [one.id, one.number]));
  const history = [...messages.values()].flat().sort((a, b) => a.position - b.position);
  const parsed = report ? reportSchema.parse(JSON.parse(new TextDecoder().decode(unpacked(report)))) : null;
  return {
    ...found.row,
    desktop: desktop ?? null,
    contact: contact ?? null,
    // Once it is tied, nobody need look for a desktop.
    web: web ? { ...web, desktops: found.desktopId === null ? await findDesktopByTag(db, web.tag) : [] } : null,
    mirrors,
    report: parsed,
    reportSha256: report ? Buffer.from(report.sha256).toString('hex') : null,
    reportComplete: report?.complete ?? true,
    consent: report?.consent ? { at: report.consent.at, shown: report.consent.shown } : null,
    // Of merged tickets all is one history, whichever of them is opened.
    messages: history.map(({ position: _, ticketId, ...message }) => {
      const writtenTo = numbers.get(ticketId);
      return writtenTo === undefined ? message : { ...message, writtenTo };
    }),
    freshSets,
    outcome: found.outcome,
    tipId: tip?.id ?? null,
    sameCrash,
    issues: await readIssuesOfTicket(db, id, parsed?.issuesShown ?? []),
    merged: root === id ? merged.map(({ desktop_id: _, ...one }) => one) : [],
    links,
  };
}

/** Byte for byte what the user was shown before it left the desktop. */
export async function readRawReport(db: Db, ticketId: string): Promise<Binary | Refusal> {
  const row = await db
    .selectFrom('reports')
    .innerJoin('tickets', 'tickets.report_id', 'reports.id')
    .select(['reports.body', 'reports.encoding', 'tickets.number'])
    .where('tickets.id', '=', ticketId)
    .executeTakeFirst();
  if (!row) return unknown();
  const name = `report-${row.number}.json`;
  return {
    bytes: unpacked(row),
    mediaType: 'application/json',
    headers: { ...harmless, 'content-disposition': `inline; filename="${name}"` },
  };
}

export async function updateTicket(
  context: Context,
  caller: UserCaller,
  id: string,
  body: z.output<typeof agentRoutes.updateTicket.body>,
): Promise<AgentTicket | Refusal> {
  const at = new Date(context.now());
  const done = await context.database.transaction(async (unit): Promise<Refusal | undefined> => {
    const ticket = await lockTicket(unit.tx, id);
    if (!ticket) return unknown();
    if (ticket.merged_into !== null) return refuse('conflict', 'It was merged into another ticket: change that one.');
    const assignee = body.assignee === undefined ? ticket.assignee_id : body.assignee;
    let owner = 'nobody';
    if (body.assignee) {
      const user = await unit.tx.selectFrom('users').select(['active', 'login']).where('id', '=', body.assignee).executeTakeFirst();
      if (!user?.active)
        return refuse('bad-request', 'No active user has this id.', { errors: [{ at: '/body/assignee', message: 'no active user' }] });
      owner = user.login;
    }
    // "New" means that nobody has it yet.
    const status = body.status ?? (ticket.status === 'new' && assignee ? 'open' : ticket.status);
    if (assignee === ticket.assignee_id && status === ticket.status) return undefined;
    const changed = [
      ...(assignee === ticket.assignee_id ? [] : [`assigned to ${owner}`]),
      ...(status === ticket.status ? [] : [`status ${status}`]),
    ];
    const over = status === 'solved' || status === 'closed';
    await unit.tx
      .updateTable('tickets')
      .set({ assignee_id: assignee, status, waiting_since: over ? null : ticket.waiting_since })
      .where('id', '=', id)
      .execute();
    await audit(unit, context, caller.login, 'ticket.update', `#${ticket.number}`, changed.join(', '));
    // Who has it is no business of the desktop; where it stands is.
    if (status !== ticket.status) await touchTicket(unit, ticket, at);
    else unit.pokes.push({ kind: 'topic', topic: 'tickets' });
    return undefined;
  });
  return done ?? (await readTicket(context.database.db, id));
}
