import { useState } from 'react';
import type { TicketRow } from '../../../shared/api/agent-routes.ts';
import { asSteady, keepSteady, type SteadyList, type SteadyRow } from './steady.ts';

interface Held {
  readonly view: string;
  readonly rows: readonly SteadyRow[];
}

/**
 * @param view names the filters and the page: another view is drawn anew at once
 * @param busy somebody works in the list: nothing may move
 */
export function useSteady(latest: readonly TicketRow[], view: string, busy: boolean): SteadyList & { readonly renew: () => void } {
  const [held, setHeld] = useState<Held>({ view, rows: asSteady(latest) });
  const anew = held.view !== view || !busy || held.rows.length === 0;
  const list: SteadyList = anew ? { rows: asSteady(latest), fresh: 0 } : keepSteady(held.rows, latest);
  const same =
    held.view === view &&
    held.rows.length === list.rows.length &&
    held.rows.every((kept, index) => kept.row === list.rows[index]?.row && kept.gone === list.rows[index]?.gone);
  // Derived from what came last time: React's way is to set it while drawing.
  if (!same) setHeld({ view, rows: list.rows });
  return { ...list, renew: () => setHeld({ view, rows: asSteady(latest) }) };
}
