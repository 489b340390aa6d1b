import type { Hurt, Trend } from '../../../shared/api/agent/lead.ts';
import type { Hindrance } from '../../../shared/model/ticket.ts';
import type { TicketFacts } from './rows.ts';

const weight: Readonly<Record<Hindrance, number>> = { blocked: 3, slowed: 2, question: 1 };
const most = 10;

/**
 * Counts that come by chance differ by about the root of their sum: what is within twice that is called the same.
 * Three out of nothing are news.
 */
export function trendOf(now: number, before: number): Trend {
  if (before === 0 && now >= 3) return 'new';
  if (Math.abs(now - before) <= 2 * Math.sqrt(now + before)) return 'same';
  return now > before ? 'more' : 'less';
}

interface Trouble {
  readonly kind: Hurt['kind'];
  readonly key: string;
  readonly name: string;
  tickets: number;
  before: number;
  blocked: number;
  points: number;
}

/** What hurts most: a ticket about a crash counts under that crash, every other under its application; none counts twice. */
export class Hurts {
  readonly #troubles = new Map<string, Trouble>();

  /** @param lately in the last four weeks of the report; otherwise in the four before these */
  add(ticket: TicketFacts, lately: boolean): void {
    const kind = ticket.crash === null ? 'application' : 'crash';
    const key = ticket.crash ?? ticket.application;
    if (key === null) return;
    const id = `${kind}:${key}`;
    const trouble = this.#troubles.get(id) ?? {
      kind,
      key,
      name: ticket.application ?? '',
      tickets: 0,
      before: 0,
      blocked: 0,
      points: 0,
    };
    this.#troubles.set(id, trouble);
    if (!lately) {
      trouble.before += 1;
      return;
    }
    trouble.tickets += 1;
    trouble.points += weight[ticket.hinders];
    if (ticket.hinders === 'blocked') trouble.blocked += 1;
  }

  worst(): Hurt[] {
    return [...this.#troubles.values()]
      .filter(({ tickets }) => tickets > 0)
      .sort((a, b) => b.points - a.points || b.tickets - a.tickets || (a.key < b.key ? -1 : 1))
      .slice(0, most)
      .map((trouble) => ({ ...trouble, trend: trendOf(trouble.tickets, trouble.before) }));
  }
}
