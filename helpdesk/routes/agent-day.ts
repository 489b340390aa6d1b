import { agentRoutes as routes } from '../../shared/api/agent-routes.ts';
import type { Mount } from '../http/mount.ts';
import { createCanned, deleteCanned, listCanned, updateCanned } from '../services/canned.ts';
import type { Context } from '../services/context.ts';
import { mergeTicket, setLink, undoMerge } from '../services/merge.ts';
import { forgetPersonAddress, listPersonAddresses } from '../services/person-addresses.ts';
import { readPolicy } from '../services/policy.ts';
import { listPresence, setPresence } from '../services/presence.ts';
import { createRule, deleteRule, listRules, updateRule } from '../services/rules.ts';
import { readQueueSigns } from '../services/signs.ts';
import { readSimilarTickets } from '../services/similar.ts';
import { createView, deleteView, listViews, updateView } from '../services/views.ts';

/** What agents work with all day. */
export function mountDay(mount: Mount, context: Context): void {
  const { db } = context.database;
  mount(routes.listSimilarTickets, ({ params }) => readSimilarTickets(db, params.id));

  mount(routes.mergeTicket, ({ params, body, caller }) => mergeTicket(context, caller, params.id, body.into));
  mount(routes.undoMerge, ({ params, caller }) => undoMerge(context, caller, params.id));
  mount(routes.linkTickets, ({ params, caller }) => setLink(context, caller, params.id, params.otherId, true));
  mount(routes.unlinkTickets, ({ params, caller }) => setLink(context, caller, params.id, params.otherId, false));

  mount(routes.listPersonAddresses, ({ params }) => listPersonAddresses(db, params.id));
  mount(routes.forgetPersonAddress, ({ params, caller }) => forgetPersonAddress(context, caller, params.id, params.addressId));

  mount(routes.listPresence, async ({ caller }) => ({ items: await listPresence(db, caller, context.now()) }));
  mount(routes.putPresence, ({ params, body, caller }) => setPresence(context, caller, params.id, body.doing));

  mount(routes.getQueueSigns, () => readQueueSigns(db, context.now()));

  mount(routes.listAssignmentRules, async () => ({ items: await listRules(db) }));
  mount(routes.createAssignmentRule, ({ body, caller }) => createRule(context, caller.login, body));
  mount(routes.updateAssignmentRule, ({ params, body, caller }) => updateRule(context, caller.login, params.id, body));
  mount(routes.deleteAssignmentRule, ({ params, caller }) => deleteRule(context, caller.login, params.id));

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
