import type { AgentTicket, AskedSet } from '../../../shared/api/agent-routes.ts';
import { isOpen } from '../../../shared/model/fresh-set.ts';

/** In place of a request's id: the set that came with the report. */
export const withReport = 'report';

type AgentMessage = AgentTicket['messages'][number];
export interface SetTurn {
  readonly kind: 'set';
  readonly event: 'asked' | 'sent' | 'declined' | 'withdrawn' | 'expired';
  readonly at: string;
  readonly set: AskedSet;
  /** Nobody has answered, and somebody still may. */
  readonly open: boolean;
}
export type Turn = { readonly kind: 'message'; readonly message: AgentMessage } | SetTurn;

/** What happened about fresh sets, the oldest first. */
export function eventsOf(sets: readonly AskedSet[], now: number): SetTurn[] {
  const events = sets.flatMap((set): SetTurn[] => {
    const open = isOpen(set, now);
    const asked: SetTurn = { kind: 'set', event: 'asked', at: set.askedAt, set, open };
    if (open) return [asked];
    const event = set.state === 'open' ? 'expired' : set.state;
    return [asked, { kind: 'set', event, at: set.settledAt ?? set.expiresAt, set, open }];
  });
  return events.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

/** Each event before the first message that is later. Messages keep their order of arrival: clocks of desktops may be wrong. */
export function turnsOf(messages: readonly AgentMessage[], events: readonly SetTurn[]): Turn[] {
  const turns: Turn[] = [];
  let next = 0;
  for (const [index, message] of messages.entries()) {
    for (let event = events[next]; index > 0 && event && Date.parse(event.at) < Date.parse(message.at); event = events[next]) {
      turns.push(event);
      next += 1;
    }
    turns.push({ kind: 'message', message });
  }
  return [...turns, ...events.slice(next)];
}

export interface SetChoice {
  readonly id: string;
  readonly takenAt: string;
  /** Null for the one of the report. */
  readonly sha256: string | null;
  readonly consent: AgentTicket['consent'];
}

/** The sets that are there, the oldest first: the report's, then those that came. */
export function choicesOf(ticket: Pick<AgentTicket, 'report' | 'freshSets' | 'consent'>): SetChoice[] {
  const fresh = ticket.freshSets.flatMap(({ id, set }) =>
    set ? [{ id, takenAt: set.takenAt, sha256: set.sha256, consent: set.consent }] : [],
  );
  const { report, consent } = ticket;
  return report ? [{ id: withReport, takenAt: report.createdAt, sha256: null, consent }, ...fresh] : fresh;
}
