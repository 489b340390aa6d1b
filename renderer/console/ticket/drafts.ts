import { z } from 'zod';
import { causeSchema } from '../../../shared/model/cause.ts';
import { type Answer, type TicketStatus, ticketStatusSchema } from '../../../shared/model/ticket.ts';
import { read, write } from '../preferences.ts';

/** What an agent has typed for one ticket. The id is made with the first attempt to send, and kept until it worked. */
const draftSchema = z.object({
  mode: z.enum(['answer', 'reply', 'note']),
  reply: z.string(),
  note: z.string(),
  answer: z.object({
    problem: z.string(),
    cause: z.string(),
    causeKind: causeSchema.nullable(),
    alternatives: z.string(),
    steps: z.array(z.string()),
  }),
  status: ticketStatusSchema,
  messageId: z.string().nullable(),
});
export type Draft = z.infer<typeof draftSchema>;

export const emptyDraft: Draft = {
  mode: 'answer',
  reply: '',
  note: '',
  answer: { problem: '', cause: '', causeKind: null, alternatives: '', steps: [''] },
  // The user says whether it is solved; until then the ticket waits for them.
  status: 'waiting',
  messageId: null,
};

const keyOf = (ticketId: string) => `pandu.draft.${ticketId}`;

export function parseDraft(text: string | null): Draft {
  if (text === null) return emptyDraft;
  try {
    const parsed = draftSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : emptyDraft;
  } catch {
    return emptyDraft;
  }
}

export function loadDraft(ticketId: string): Draft {
  return parseDraft(read(keyOf(ticketId)));
}

export function keepDraft(ticketId: string, draft: Draft): void {
  write(keyOf(ticketId), isBlank(draft) ? '' : JSON.stringify(draft));
}

export function isBlank({ reply, note, answer }: Draft): boolean {
  return [reply, note, answer.problem, answer.cause, answer.alternatives, ...answer.steps].every((text) => text.trim() === '');
}

/** The answer as it is sent: without empty steps. Null when there is nothing in it. */
function answerOf({ answer }: Draft): Answer | null {
  const steps = answer.steps.map((step) => step.trim()).filter((step) => step !== '');
  const sent = {
    ...answer,
    problem: answer.problem.trim(),
    cause: answer.cause.trim(),
    alternatives: answer.alternatives.trim(),
    steps,
  };
  const empty = sent.problem === '' && sent.cause === '' && sent.alternatives === '' && steps.length === 0;
  return empty ? null : sent;
}

export interface Outgoing {
  readonly text: string;
  readonly answer: Answer | null;
  readonly note: boolean;
  readonly status?: TicketStatus;
}

/** What the chosen tab would send; null when there is nothing to send. */
export function outgoingOf(draft: Draft): Outgoing | null {
  switch (draft.mode) {
    case 'answer': {
      const answer = answerOf(draft);
      return answer && { text: '', answer, note: false, status: draft.status };
    }
    case 'reply':
      return draft.reply.trim() === '' ? null : { text: draft.reply.trim(), answer: null, note: false, status: draft.status };
    case 'note':
      return draft.note.trim() === '' ? null : { text: draft.note.trim(), answer: null, note: true };
  }
}

/** What is left after `sent` arrived: what was typed on while it was under way is another message and stays. */
export function afterSending(draft: Draft, sent: Draft): Draft {
  const left = { ...draft, messageId: null };
  const same = JSON.stringify(draft[sent.mode]) === JSON.stringify(sent[sent.mode]);
  return same ? { ...left, [sent.mode]: emptyDraft[sent.mode] } : left;
}
