import type { SimilarTicket } from '../../shared/api/agent-routes.ts';
import { rankPastTickets, tellingWords } from '../../shared/search/ticket-search.ts';
import type { Db } from '../store/schema.ts';
import { type Candidate, readCandidates } from '../store/similar-tickets.ts';
import { type Refusal, refuse } from './refusal.ts';

const most = 8;
/** The same application alone says little: a ticket needs more than that. */
const enough = 1;
const worth = { crash: 4, finding: 1, application: 0.5, words: 2.5 } as const;
/** Of the best match by words; below, it shares a word and no more. */
const leastWords = 0.3;

/** Past tickets beside an open one: those that were solved, with what solved them, come first. */
export async function readSimilarTickets(db: Db, ticketId: string): Promise<{ items: SimilarTicket[] } | Refusal> {
  const ticket = await db.selectFrom('tickets').select('title').where('id', '=', ticketId).executeTakeFirst();
  if (!ticket) return refuse('not-found', 'No such ticket.');
  const first = await db
    .selectFrom('messages')
    .select('text')
    .where('ticket_id', '=', ticketId)
    .where('sender', '=', 'user')
    .orderBy('position')
    .limit(1)
    .executeTakeFirst();
  // The first line of the message is the title already, unless an agent or a mail gave it another.
  const text = first
    ? first.text.startsWith(ticket.title.replace(/…$/, ''))
      ? first.text
      : `${ticket.title}\n${first.text}`
    : ticket.title;
  const found = await readCandidates(db, ticketId, tellingWords(text));
  const byWords = rankPastTickets(found.map(pastWords), text);
  const scored = found.map((candidate) => {
    const words = byWords.get(candidate.id) ?? 0;
    const said = words >= leastWords ? words : 0;
    const score =
      (candidate.same_crash ? worth.crash : 0) +
      Math.min(2, candidate.findings) * worth.finding +
      (candidate.same_application ? worth.application : 0) +
      said * worth.words;
    return { candidate, score, words: said > 0, solved: isSolved(candidate) && candidate.answer_id !== null };
  });
  return {
    items: scored
      .filter(({ score }) => score >= enough)
      .sort((a, b) => Number(b.solved) - Number(a.solved) || b.score - a.score || b.candidate.number - a.candidate.number)
      .slice(0, most)
      .map(({ candidate, words }) => similarOf(candidate, words)),
  };
}

const isSolved = ({ status }: Candidate) => status === 'solved' || status === 'closed';

function pastWords({ id, title, application, message, answer, answer_text }: Candidate) {
  const said = [answer_text, answer?.problem, answer?.cause, answer?.alternatives, ...(answer?.steps ?? [])];
  return { id, title, application, message, answer: said.filter(Boolean).join('\n').slice(0, 4000) };
}

function similarOf(row: Candidate, words: boolean): SimilarTicket {
  const reasons = { crash: row.same_crash, finding: row.findings > 0, application: row.same_application, words };
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    status: row.status,
    userName: row.user_name,
    hostName: row.host_name,
    createdAt: row.created_at.toISOString(),
    why: (['crash', 'finding', 'application', 'words'] as const).filter((reason) => reasons[reason]),
    answer:
      row.answer_id === null || row.answer_at === null
        ? null
        : { text: row.answer_text ?? '', answer: row.answer, author: row.answer_author ?? '', at: row.answer_at.toISOString() },
  };
}
