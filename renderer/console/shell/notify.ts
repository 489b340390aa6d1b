import type { TicketRow } from '../../../shared/api/agent-routes.ts';

export interface News {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly what: 'message' | 'assigned';
}

/** When each ticket of one agent changed last. */
export type Known = ReadonlyMap<string, string>;

export const knownOf = (rows: readonly TicketRow[]): Known => new Map(rows.map(({ id, updatedAt }) => [id, updatedAt]));

/** What there is to tell of the tickets of one agent. @param before null: nothing was known yet, so nothing is new */
export function newsOf(before: Known | null, rows: readonly TicketRow[]): News[] {
  if (before === null) return [];
  return rows.flatMap(({ id, number, title, updatedAt, awaitsAnswer }): News[] => {
    const known = before.get(id);
    if (known === undefined) return [{ id, number, title, what: 'assigned' }];
    // An answer of one's own or a changed status is no news: only that somebody waits, since when one did not look.
    return awaitsAnswer && updatedAt > known ? [{ id, number, title, what: 'message' }] : [];
  });
}
