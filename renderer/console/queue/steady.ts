import type { TicketRow } from '../../../shared/api/agent-routes.ts';

export interface SteadyRow {
  readonly row: TicketRow;
  /** It no longer belongs to this list; it stays until the list is drawn anew. */
  readonly gone: boolean;
}
export interface SteadyList {
  readonly rows: readonly SteadyRow[];
  /** Rows that came since and are not shown yet. */
  readonly fresh: number;
}

export function asSteady(rows: readonly TicketRow[]): readonly SteadyRow[] {
  return rows.map((row) => ({ row, gone: false }));
}

/**
 * A list that does not jump under the reader's hand: rows keep their places and get their new facts, what left stays as
 * "gone", what came is counted and waits.
 */
export function keepSteady(shown: readonly SteadyRow[], latest: readonly TicketRow[]): SteadyList {
  const byId = new Map(latest.map((row) => [row.id, row]));
  const rows = shown.map(({ row }) => {
    const next = byId.get(row.id);
    byId.delete(row.id);
    return next ? { row: next, gone: false } : { row, gone: true };
  });
  return { rows, fresh: byId.size };
}
