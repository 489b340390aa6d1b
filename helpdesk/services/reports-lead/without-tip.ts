import type { TicketFacts } from './rows.ts';

const most = 10;

/** Solved tickets whose answer nobody made a tip of, by application. */
export class WithoutTip {
  readonly #counts = new Map<string, number>();

  add({ over, tip, application }: TicketFacts): void {
    if (over && !tip && application !== null) this.#counts.set(application, (this.#counts.get(application) ?? 0) + 1);
  }

  most(): { application: string; tickets: number }[] {
    return [...this.#counts]
      .map(([application, tickets]) => ({ application, tickets }))
      .sort((a, b) => b.tickets - a.tickets || (a.application < b.application ? -1 : 1))
      .slice(0, most);
  }
}
