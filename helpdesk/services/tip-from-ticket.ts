import type { AgentTicket, AgentTip, TipDraft } from '../../shared/api/agent-routes.ts';
import type { Answer } from '../../shared/model/ticket.ts';
import type { TipText } from '../../shared/model/tip.ts';
import { createRedactor } from '../../shared/redaction/redactor.ts';
import type { UserCaller } from '../http/callers.ts';
import type { Context } from './context.ts';
import { isRefusal, type Refusal, refuse } from './refusal.ts';
import { readTicket } from './tickets.ts';
import { insertDraft, readTip } from './tips.ts';

/** Makes a draft out of the last full answer of a ticket. A second call answers with the same draft. */
export async function draftTipFromTicket(context: Context, caller: UserCaller, ticketId: string): Promise<AgentTip | Refusal> {
  const { db } = context.database;
  const ticket = await readTicket(db, ticketId);
  if (isRefusal(ticket)) return ticket;
  if (ticket.tipId) return await readTip(db, ticket.tipId);
  const draft = draftOf(ticket);
  if (isRefusal(draft)) return draft;
  const id = await context.database.transaction(async (unit): Promise<string> => {
    // Two agents at once: the ticket's row makes one of them wait and then find the other's draft.
    await unit.tx.selectFrom('tickets').select('id').where('id', '=', ticketId).forUpdate().execute();
    const made = await unit.tx.selectFrom('tips').select('id').where('ticket_id', '=', ticketId).executeTakeFirst();
    return made?.id ?? (await insertDraft(unit, context, caller, draft, ticketId));
  });
  return await readTip(db, id);
}

function draftOf(ticket: AgentTicket): TipDraft | Refusal {
  const turns = ticket.messages.filter((message) => message.from === 'agent' && !message.note);
  const full = turns.findLast((message) => message.answer !== null);
  const last = full ?? turns.at(-1);
  if (!last) return refuse('conflict', 'Answer the ticket first: the tip is made of the answer.');
  const { userName, hostName } = ticket;
  const agents = turns.map((message) => message.author);
  const redactor = createRedactor({ userName, hostName, otherUsers: agents });
  const clean = (text: string) => redactor.text(text).trim();
  const empty: Answer = { problem: '', cause: '', causeKind: null, alternatives: '', steps: [] };
  const answer = last.answer ?? { ...empty, alternatives: last.text };
  const text: TipText = {
    title: clean(ticket.title).slice(0, 160) || 'Untitled',
    problem: clean(answer.problem || (ticket.report?.message ?? ticket.messages[0]?.text ?? '')).slice(0, 20_000),
    cause: clean(answer.cause),
    alternatives: clean(answer.alternatives),
    steps: answer.steps.map(clean).filter((step) => step !== ''),
    keywords: [],
  };
  return {
    app: ticket.application?.slice(0, 100) ?? '',
    causeKind: answer.causeKind ?? ticket.report?.findings[0]?.cause ?? 'application',
    // English is what every desktop falls back to; the editor sees the same draft in the language of the conversation too.
    texts: (ticket.report?.language ?? ticket.desktop?.inventory.language) === 'id' ? { en: text, id: text } : { en: text },
    audience: {},
    findings: [],
    related: [],
  };
}
