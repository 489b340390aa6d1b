import type { AgentTicket, AgentTip, TipDraft } from '../../shared/api/agent-routes.ts';
import type { Answer } from '../../shared/model/ticket.ts';
import type { TipText } from '../../shared/model/tip.ts';
import { createRedactor, type Redactor, type TakenOut } from '../../shared/redaction/redactor.ts';
import { canonicalTip } from '../../shared/tips/canonical.ts';
import { blocksOf, mapBlocks, type TipPart } from '../../shared/tips/parts.ts';
import type { UserCaller } from '../http/callers.ts';
import { unansweredFindings } from '../store/reading-list.ts';
import type { Db } from '../store/schema.ts';
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
  const findings = await unansweredFindings(db, ticket.report?.findings.map((finding) => finding.id) ?? []);
  const draft = draftOf(ticket, findings);
  if (isRefusal(draft)) return draft;
  const id = await context.database.transaction(async (unit): Promise<string> => {
    // Two agents at once: the ticket's row makes one of them wait and then find the other's draft.
    await unit.tx.selectFrom('tickets').select('id').where('id', '=', ticketId).forUpdate().execute();
    const made = await unit.tx.selectFrom('tips').select('id').where('ticket_id', '=', ticketId).executeTakeFirst();
    return made?.id ?? (await insertDraft(unit, context, caller, draft, ticketId));
  });
  return await readTip(db, id);
}

interface Removal {
  readonly part: TipPart;
  readonly placeholder: string;
  /** What stood in its place. */
  readonly words: string;
}

/** What was taken out of the ticket's words, to be held against the draft. Nothing of it is stored with the tip. */
export async function listTakenOut(db: Db, tipId: string): Promise<{ items: Removal[] } | Refusal> {
  const tip = await db.selectFrom('tips').select('ticket_id').where('id', '=', tipId).executeTakeFirst();
  if (!tip) return refuse('not-found', 'No such tip.');
  const ticket = tip.ticket_id === null ? null : await readTicket(db, tip.ticket_id);
  if (ticket === null || isRefusal(ticket)) return { items: [] };
  const source = sourceOf(ticket);
  if (isRefusal(source)) return { items: [] };
  const items: Removal[] = [];
  let part: TipPart = 'title';
  const redactor = redactorFor(ticket, (placeholder, words) => items.push({ part, placeholder, words }));
  // In the order in which the draft was made, so that the placeholders have the same numbers.
  for (const block of blocksOf(source.text)) {
    part = block.part;
    redactor.text(block.markdown);
  }
  part = 'title';
  redactor.text(source.text.title);
  return { items };
}

/** What the ticket says, before anything is taken out. */
function sourceOf(ticket: AgentTicket): { readonly text: TipText; readonly answer: Answer } | Refusal {
  const turns = ticket.messages.filter((message) => message.from === 'agent' && !message.note);
  const last = turns.findLast((message) => message.answer !== null) ?? turns.at(-1);
  if (!last) return refuse('conflict', 'Answer the ticket first: the tip is made of the answer.');
  const empty: Answer = { problem: '', cause: '', causeKind: null, alternatives: '', steps: [] };
  const answer = last.answer ?? { ...empty, alternatives: last.text };
  const { cause, alternatives, steps } = answer;
  return {
    answer,
    text: {
      title: ticket.title,
      problem: answer.problem || (ticket.report?.message ?? ticket.messages[0]?.text ?? ''),
      cause,
      alternatives,
      steps,
      keywords: [],
    },
  };
}

/** Knows the user and the computer of the ticket, and whoever wrote in it, by the whole name and by each word of it. */
function redactorFor(ticket: AgentTicket, onTakenOut?: TakenOut): Redactor {
  const { userName, hostName } = ticket;
  const authors = [...new Set(ticket.messages.map((message) => message.author))].filter((name) => name !== userName);
  // "Regards, Budi": a name alone. What is an ordinary word stays.
  const words = authors
    .flatMap((name) => name.split(/\s+/))
    .filter((word) => /^\p{Lu}\p{L}{2,}$/u.test(word) && !ordinary.has(word.toLowerCase()));
  return createRedactor({ userName, hostName, otherUsers: [...authors, ...words] }, undefined, onTakenOut);
}
const ordinary: ReadonlySet<string> = new Set(
  'help desk team tim support bantuan meja agent agen editor admin administrator office kantor'.split(' '),
);

/** @param findings of the ticket, as far as no other tip answers them: the editor takes out what this one does not */
function draftOf(ticket: AgentTicket, findings: readonly string[]): TipDraft | Refusal {
  const source = sourceOf(ticket);
  if (isRefusal(source)) return source;
  const redactor = redactorFor(ticket);
  const clean = mapBlocks(source.text, (markdown) => redactor.text(markdown).trim().slice(0, 20_000));
  const text = { ...clean, title: redactor.text(source.text.title).trim().slice(0, 160) || 'Untitled' };
  return canonicalTip({
    app: ticket.application?.slice(0, 100) ?? '',
    causeKind: source.answer.causeKind ?? ticket.report?.findings[0]?.cause ?? 'application',
    // English is what every desktop falls back to; the editor sees the same draft in the language of the conversation too.
    texts: (ticket.report?.language ?? ticket.desktop?.inventory.language) === 'id' ? { en: text, id: text } : { en: text },
    audience: {},
    findings: findings.slice(0, 40),
    crashes: ticket.report?.crashSignature ? [ticket.report.crashSignature] : [],
    related: [],
  });
}
