import type { z } from 'zod';
import type { agentRoutes, StoredRule } from '../../shared/api/agent-routes.ts';
import type { AssignmentConditions, AssignmentRule } from '../../shared/model/assignment-rule.ts';
import type { Channel } from '../../shared/model/channel.ts';
import { sameApplication } from '../../shared/tips/audience.ts';
import type { Unit } from '../store/database.ts';
import { toJson } from '../store/json.ts';
import type { Db } from '../store/schema.ts';
import { audit, type Context, newId } from './context.ts';
import { type Refusal, refuse } from './refusal.ts';

/** Whoever was not in the console for so many milliseconds gets no new ticket. */
const presentWithin = 10 * 60_000;

/** Gives a ticket that was just made to whoever is next by the first rule that fits; to nobody when none is there. */
export async function assignByRule(unit: Unit, context: Context, ticketId: string): Promise<void> {
  const rules = await unit.tx.selectFrom('assignment_rules').selectAll().where('active', '=', true).orderBy('place').execute();
  if (rules.length === 0) return;
  const ticket = await unit.tx
    .selectFrom('tickets')
    .leftJoin('desktops', 'desktops.id', 'tickets.desktop_id')
    .select(['tickets.number', 'tickets.application', 'tickets.channel', 'tickets.desktop_id', 'desktops.inventory'])
    .where('tickets.id', '=', ticketId)
    .executeTakeFirstOrThrow();
  const groups = ticket.desktop_id
    ? await unit.tx.selectFrom('group_members').select('group_id').where('desktop_id', '=', ticket.desktop_id).execute()
    : [];
  const facts: TicketFacts = {
    application: ticket.application,
    channel: ticket.channel,
    language: ticket.inventory?.language ?? null,
    groups: groups.map(({ group_id: id }) => id),
  };
  const rule = rules.find(({ conditions }) => fits(conditions, facts));
  if (!rule) return;
  // Whose turn it is, is decided by one at a time.
  const held = await unit.tx
    .selectFrom('assignment_rules')
    .select(['last_agent', 'agents'])
    .where('id', '=', rule.id)
    .forUpdate()
    .executeTakeFirst();
  if (!held) return;
  const there = await unit.tx
    .selectFrom('users')
    .select(['id', 'login'])
    .where('active', '=', true)
    .where('id', 'in', held.agents)
    .where('last_seen_at', '>=', new Date(context.now() - presentWithin))
    .execute();
  const next = nextInTurn(held.agents, held.last_agent, new Set(there.map(({ id }) => id)));
  if (next === null) return;
  await unit.tx.updateTable('assignment_rules').set({ last_agent: next }).where('id', '=', rule.id).execute();
  await unit.tx.updateTable('tickets').set({ assignee_id: next }).where('id', '=', ticketId).execute();
  await audit(unit, context, 'rule', 'ticket.assign', `#${ticket.number}`, there.find(({ id }) => id === next)?.login ?? '');
}

interface TicketFacts {
  readonly application: string | null;
  readonly channel: Channel;
  readonly language: string | null;
  readonly groups: readonly string[];
}

function fits({ applications, groups, channels, languages }: AssignmentConditions, ticket: TicketFacts): boolean {
  return (
    (applications.length === 0 || applications.some((one) => sameApplication(one, ticket.application ?? ''))) &&
    (groups.length === 0 || groups.some((id) => ticket.groups.includes(id))) &&
    (channels.length === 0 || channels.includes(ticket.channel)) &&
    (languages.length === 0 || languages.some((one) => one === ticket.language))
  );
}

/** The first that is there after the one who got the last. */
function nextInTurn(agents: readonly string[], last: string | null, there: ReadonlySet<string>): string | null {
  const start = last === null ? 0 : agents.indexOf(last) + 1;
  return [...agents.slice(start), ...agents.slice(0, start)].find((id) => there.has(id)) ?? null;
}

const missing = () => refuse('not-found', 'No such rule.');
const columns = ['id', 'active', 'conditions', 'agents'] as const;

export async function listRules(db: Db): Promise<StoredRule[]> {
  return await db.selectFrom('assignment_rules').select(columns).orderBy('place').orderBy('id').execute();
}

async function unknownAgent(tx: Db, agents: readonly string[]): Promise<Refusal | undefined> {
  const known = await tx.selectFrom('users').select('id').where('id', 'in', agents).where('active', '=', true).execute();
  if (known.length === new Set(agents).size) return undefined;
  return refuse('bad-request', 'One of them is no active user.', { errors: [{ at: '/body/agents', message: 'no active user' }] });
}

export async function createRule(context: Context, actor: string, rule: AssignmentRule): Promise<StoredRule | Refusal> {
  return await context.database.transaction(async (unit): Promise<StoredRule | Refusal> => {
    const wrong = await unknownAgent(unit.tx, rule.agents);
    if (wrong) return wrong;
    const last = await unit.tx.selectFrom('assignment_rules').select('place').orderBy('place', 'desc').limit(1).executeTakeFirst();
    const row = await unit.tx
      .insertInto('assignment_rules')
      .values({ id: newId(context), place: (last?.place ?? 0) + 1, last_agent: null, ...stored(rule) })
      .returning(columns)
      .executeTakeFirstOrThrow();
    await told(unit, context, actor, 'rule.create', row);
    return row;
  });
}

export async function updateRule(
  context: Context,
  actor: string,
  id: string,
  { earlier, ...rule }: z.output<typeof agentRoutes.updateAssignmentRule.body>,
): Promise<StoredRule | Refusal> {
  return await context.database.transaction(async (unit): Promise<StoredRule | Refusal> => {
    const wrong = await unknownAgent(unit.tx, rule.agents);
    if (wrong) return wrong;
    const rules = await unit.tx.selectFrom('assignment_rules').select(['id', 'place']).orderBy('place').orderBy('id').forUpdate().execute();
    const index = rules.findIndex((one) => one.id === id);
    const [own, above] = [rules[index], rules[index - 1]];
    if (!own) return missing();
    if (earlier && above) {
      await unit.tx.updateTable('assignment_rules').set({ place: own.place }).where('id', '=', above.id).execute();
      await unit.tx.updateTable('assignment_rules').set({ place: above.place }).where('id', '=', id).execute();
    }
    const row = await unit.tx
      .updateTable('assignment_rules')
      .set(stored(rule))
      .where('id', '=', id)
      .returning(columns)
      .executeTakeFirstOrThrow();
    await told(unit, context, actor, 'rule.update', row);
    return row;
  });
}

export async function deleteRule(context: Context, actor: string, id: string): Promise<Refusal | undefined> {
  return await context.database.transaction(async (unit): Promise<Refusal | undefined> => {
    const row = await unit.tx.deleteFrom('assignment_rules').where('id', '=', id).returning(columns).executeTakeFirst();
    if (!row) return missing();
    await told(unit, context, actor, 'rule.delete', row);
    return undefined;
  });
}

const stored = ({ active, conditions, agents }: AssignmentRule) => ({ active, conditions: toJson(conditions), agents: toJson(agents) });

async function told(unit: Unit, context: Context, actor: string, action: string, { id, ...rule }: StoredRule): Promise<void> {
  await audit(unit, context, actor, action, id, JSON.stringify(rule).slice(0, 2000));
  unit.pokes.push({ kind: 'topic', topic: 'rules' });
}
