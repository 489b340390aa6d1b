import { agentRoutes as routes } from '../../shared/api/agent-routes.ts';
import type { Mount } from '../http/mount.ts';
import { createCanned, deleteCanned, listCanned, updateCanned } from '../services/canned.ts';
import type { Context } from '../services/context.ts';
import { readPolicy } from '../services/policy.ts';
import { readSimilarTickets } from '../services/similar.ts';
import { createView, deleteView, listViews, updateView } from '../services/views.ts';

/** What agents work with all day. */
export function mountDay(mount: Mount, context: Context): void {
  const { db } = context.database;
  mount(routes.listSimilarTickets, ({ params }) => readSimilarTickets(db, params.id));

  mount(routes.listCannedAnswers, async ({ caller }) => ({
    items: await listCanned(db, caller),
    organisation: (await readPolicy(db)).organisation,
  }));
  mount(routes.createCannedAnswer, ({ body, caller }) => createCanned(context, caller, body));
  mount(routes.updateCannedAnswer, ({ params, body, caller }) => updateCanned(context, caller, params.id, body));
  mount(routes.deleteCannedAnswer, ({ params, caller }) => deleteCanned(context, caller, params.id));

  mount(routes.listQueueViews, async ({ caller }) => ({ items: await listViews(db, caller) }));
  mount(routes.createQueueView, ({ body, caller }) => createView(context, caller, body));
  mount(routes.updateQueueView, ({ params, body, caller }) => updateView(context, caller, params.id, body));
  mount(routes.deleteQueueView, ({ params, caller }) => deleteView(context, caller, params.id));
}
