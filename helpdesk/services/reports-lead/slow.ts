import type { Learn } from '../../../shared/api/agent/lead.ts';
import type { Cause } from '../../../shared/model/cause.ts';
import { percentile } from './percentile.ts';
import type { TicketFacts } from './rows.ts';
import { type OfficeTime, round } from './tally.ts';

const fewest = 5;
const most = 8;

/** Solution times by application and cause: where it takes longer than elsewhere, there is something to learn. */
export class Slow {
  readonly #kinds = new Map<string, { application: string; cause: Cause | null; times: number[] }>();

  add({ application, cause, over, at, solvedAt }: TicketFacts, office: OfficeTime): void {
    if (application === null || !over || solvedAt === null) return;
    const key = JSON.stringify([application, cause]);
    const kind = this.#kinds.get(key) ?? { application, cause, times: [] };
    this.#kinds.set(key, kind);
    kind.times.push(office(at, solvedAt));
  }

  /** @param usual median of all, in milliseconds */
  slowest(usual: number | null): Learn['slow'] {
    return [...this.#kinds.values()]
      .map(({ times, ...kind }) => ({
        ...kind,
        solved: times.length,
        median: percentile(times, 0.5) ?? 0,
        p90: percentile(times, 0.9) ?? 0,
      }))
      .filter(({ solved, median }) => solved >= fewest && usual !== null && median > usual)
      .sort((a, b) => b.median - a.median || b.solved - a.solved)
      .slice(0, most)
      .map((kind) => ({ ...kind, median: round(kind.median / 60_000, 1), p90: round(kind.p90 / 60_000, 1) }));
  }
}
