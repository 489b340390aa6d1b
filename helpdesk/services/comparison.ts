import type { Comparison } from '../../shared/api/agent-routes.ts';
import { differencesOf } from '../../shared/comparison/differences.ts';
import { deviationsOf } from '../../shared/comparison/usual.ts';
import type { Db } from '../store/schema.ts';
import { readFacts } from '../store/set-facts.ts';
import { readUsual } from '../store/usual.ts';
import type { Context } from './context.ts';
import { type Refusal, refuse } from './refusal.ts';

/** Milliseconds. What is older says little about how things usually are. */
const usualSince = 90 * 24 * 3_600_000;

/**
 * A set of a ticket beside the last one of the same desktop that had no serious finding, and beside other desktops.
 * @param requestId of a fresh set; undefined for the report's own
 */
export async function compareSet(context: Context, ticketId: string, requestId: string | undefined): Promise<Comparison | Refusal> {
  const { db } = context.database;
  const set = await findSet(db, ticketId, requestId);
  if (!set) return refuse('not-found', 'No such set of this ticket.');
  const facts = await readFacts(db, set.id);
  const healthy = await db
    .selectFrom('diagnostics_sets')
    .innerJoin('tickets', 'tickets.id', 'diagnostics_sets.ticket_id')
    .select(['diagnostics_sets.id', 'diagnostics_sets.received_at', 'tickets.id as ticket_id', 'tickets.number'])
    .where('diagnostics_sets.desktop_id', '=', set.desktop_id)
    .where('diagnostics_sets.received_at', '<', set.received_at)
    .where('diagnostics_sets.serious_findings', '=', 0)
    // One from which everything was switched off says nothing about how things were.
    .where((eb) =>
      eb.exists(eb.selectFrom('diagnostics_facts').select('measure').whereRef('diagnostics_facts.set_id', '=', 'diagnostics_sets.id')),
    )
    .orderBy('diagnostics_sets.received_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  const since = new Date(context.now() - usualSince);
  const { group, desktops, usual } = await readUsual(db, { desktopId: set.desktop_id, setId: set.id, since });
  return {
    healthy: healthy
      ? {
          at: healthy.received_at.toISOString(),
          ticketId: healthy.ticket_id,
          number: healthy.number,
          differences: differencesOf(await readFacts(db, healthy.id), facts),
        }
      : null,
    usual: { group, desktops, deviations: deviationsOf(facts, usual) },
  };
}

async function findSet(db: Db, ticketId: string, requestId: string | undefined) {
  let query = db
    .selectFrom('diagnostics_sets')
    .innerJoin('tickets', 'tickets.id', 'diagnostics_sets.ticket_id')
    .select(['diagnostics_sets.id', 'diagnostics_sets.desktop_id', 'diagnostics_sets.received_at'])
    .where('diagnostics_sets.ticket_id', '=', ticketId);
  query =
    requestId === undefined
      ? query.whereRef('diagnostics_sets.id', '=', 'tickets.report_id')
      : query.where('diagnostics_sets.id', '=', requestId);
  return await query.executeTakeFirst();
}
