import type { Measures } from '../../../shared/api/agent/lead.ts';
import { percentile } from './percentile.ts';
import type { TicketFacts } from './rows.ts';

/** Which numbers can be told at all: tips and desktops are of no cause, and tips of no application. */
export interface Known {
  readonly tips: boolean;
  readonly days: boolean;
}

/** Milliseconds of office hours between two moments. */
export type OfficeTime = (start: number, end: number) => number;

/** Sums of one line of a report, such as one week or one wave, while the tickets pass by. */
export class Tally {
  #tickets = 0;
  #blocked = 0;
  #over = 0;
  #reopened = 0;
  #judged = 0;
  #saidSolved = 0;
  #crashes = 0;
  readonly #answers: number[] = [];
  readonly #solutions: number[] = [];
  readonly #ratings: number[] = [];
  solvedByTips = 0;
  desktopDays = 0;

  add(ticket: TicketFacts, office: OfficeTime): void {
    this.#tickets += 1;
    if (ticket.hinders === 'blocked') this.#blocked += 1;
    if (ticket.over) this.#over += 1;
    if (ticket.reopened > 0) this.#reopened += 1;
    if (ticket.crash !== null) this.#crashes += 1;
    if (ticket.answeredAt !== null) this.#answers.push(office(ticket.at, ticket.answeredAt));
    if (ticket.over && ticket.solvedAt !== null) this.#solutions.push(office(ticket.at, ticket.solvedAt));
    if (ticket.saidSolved !== null) this.#judged += 1;
    if (ticket.saidSolved) this.#saidSolved += 1;
    if (ticket.rating !== null) this.#ratings.push(ticket.rating);
  }

  /** Milliseconds of office hours. */
  get medianSolution(): number | null {
    return percentile(this.#solutions, 0.5);
  }

  measures(known: Known): Measures {
    const ratings = this.#ratings;
    const desktopDays = known.days ? Math.round(this.desktopDays * 10) / 10 : null;
    return {
      tickets: this.#tickets,
      blocked: this.#blocked,
      open: this.#tickets - this.#over,
      answer: times(this.#answers),
      solution: times(this.#solutions),
      reopened: this.#reopened,
      judged: this.#judged,
      saidSolved: this.#saidSolved,
      ratings: ratings.length,
      rating: ratings.length === 0 ? null : round(ratings.reduce((sum, one) => sum + one, 0) / ratings.length, 2),
      solvedByTips: known.tips ? this.solvedByTips : null,
      crashes: this.#crashes,
      desktopDays,
      crashesPer100Days: desktopDays ? round((this.#crashes * 100) / desktopDays, 2) : null,
    };
  }
}

/** Minutes of office hours. */
function times(values: readonly number[]): Measures['answer'] {
  const minutes = (share: number) => {
    const value = percentile(values, share);
    return value === null ? null : round(value / 60_000, 1);
  };
  return { count: values.length, median: minutes(0.5), p90: minutes(0.9) };
}

export const round = (value: number, digits: number): number => Number(value.toFixed(digits));
