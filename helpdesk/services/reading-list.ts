import type { ReadingList } from '../../shared/api/agent-routes.ts';
import { tipsToRework, unansweredQuestions, unansweredTickets } from '../store/reading-list.ts';
import type { Context } from './context.ts';

/** Tickets that were solved longer ago are no news to learn from. */
const lately = 90 * 86_400_000;

export async function readReadingList({ database: { db }, now }: Context): Promise<ReadingList> {
  const [questions, tickets, rework] = await Promise.all([
    unansweredQuestions(db),
    unansweredTickets(db, new Date(now() - lately)),
    tipsToRework(db),
  ]);
  return { questions, tickets, rework };
}
