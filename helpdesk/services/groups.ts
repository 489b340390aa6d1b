import type { AgentGroup, DesktopChoice, MembersChanged } from '../../shared/api/agent-routes.ts';
import type { Group } from '../../shared/model/group.ts';
import { putChangeOfEach } from '../store/changes.ts';
import type { Unit } from '../store/database.ts';
import { addMembers, countNamed, membersOf, readGroups, removeMembers } from '../store/groups.ts';
import type { Db } from '../store/schema.ts';
import { audit, type Context, newId } from './context.ts';
import { type Refusal, refuse } from './refusal.ts';

type Wanted = Omit<Group, 'id'>;

const unknown = () => refuse('not-found', 'No such group.');
const taken = (name: string) => refuse('conflict', `There is a group called "${name}" already.`);
const said = ({ name, migratedOn }: Wanted) => (migratedOn ? `${name}, migration day ${migratedOn}` : name);

async function readGroup(db: Db, id: string): Promise<AgentGroup | Refusal> {
  return (await readGroups(db, id))[0] ?? unknown();
}

export async function createGroup(context: Context, actor: string, wanted: Wanted): Promise<AgentGroup | Refusal> {
  const id = newId(context);
  return await context.database.transaction(async (unit): Promise<AgentGroup | Refusal> => {
    const values = { id, name: wanted.name, migrated_on: wanted.migratedOn, created_at: new Date(context.now()) };
    const made = await unit.tx
      .insertInto('groups')
      .values(values)
      .onConflict((oc) => oc.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!made) return taken(wanted.name);
    await audit(unit, context, actor, 'group.create', id, said(wanted));
    unit.pokes.push({ kind: 'topic', topic: 'groups' });
    return await readGroup(unit.tx, id);
  });
}

export async function updateGroup(context: Context, actor: string, id: string, wanted: Wanted): Promise<AgentGroup | Refusal> {
  return await context.database.transaction(async (unit): Promise<AgentGroup | Refusal> => {
    const before = await unit.tx.selectFrom('groups').select(['name', 'migrated_on']).where('id', '=', id).forUpdate().executeTakeFirst();
    if (!before) return unknown();
    if (before.name === wanted.name && before.migrated_on === wanted.migratedOn) return await readGroup(unit.tx, id);
    if (await nameTaken(unit.tx, wanted.name, id)) return taken(wanted.name);
    await unit.tx.updateTable('groups').set({ name: wanted.name, migrated_on: wanted.migratedOn }).where('id', '=', id).execute();
    await audit(
      unit,
      context,
      actor,
      'group.update',
      id,
      `${said({ name: before.name, migratedOn: before.migrated_on })} -> ${said(wanted)}`,
    );
    const group = await readGroup(unit.tx, id);
    await tell(unit, context, await membersOf(unit.tx, id));
    return group;
  });
}

export async function deleteGroup(context: Context, actor: string, id: string): Promise<Refusal | undefined> {
  return await context.database.transaction(async (unit): Promise<Refusal | undefined> => {
    const row = await unit.tx.selectFrom('groups').select('name').where('id', '=', id).forUpdate().executeTakeFirst();
    if (!row) return unknown();
    const members = await membersOf(unit.tx, id);
    await unit.tx.deleteFrom('groups').where('id', '=', id).execute();
    await audit(unit, context, actor, 'group.delete', id, `${row.name}, ${members.length} desktops`);
    await tell(unit, context, members);
    return undefined;
  });
}

export async function changeMembers(
  context: Context,
  actor: string,
  id: string,
  { action, desktops }: { action: 'add' | 'remove'; desktops: DesktopChoice },
): Promise<MembersChanged | Refusal> {
  return await context.database.transaction(async (unit): Promise<MembersChanged | Refusal> => {
    // Held, so that nobody deletes it meanwhile.
    const group = await unit.tx.selectFrom('groups').select('name').where('id', '=', id).forUpdate().executeTakeFirst();
    if (!group) return unknown();
    const named = desktops.by === 'names' ? await countNamed(unit.tx, [...new Set(desktops.names)]) : [];
    const { meant, changed } = await (action === 'add' ? addMembers : removeMembers)(unit.tx, id, desktops);
    if (changed.length > 0) await audit(unit, context, actor, `group.${action}`, id, `${group.name}, ${changed.length} desktops`);
    await tell(unit, context, changed);
    return {
      changed,
      unchanged: meant - changed.length,
      notFound: named.filter((one) => one.desktops === 0).map(({ name }) => name),
      several: named.filter((one) => one.desktops > 1),
    };
  });
}

/** Two groups of one name could not be told apart in a list. */
async function nameTaken(tx: Db, name: string, id: string): Promise<boolean> {
  const other = await tx
    .selectFrom('groups')
    .select('id')
    .where((eb) => eb(eb.fn<string>('lower', ['name']), '=', name.toLowerCase()))
    .where('id', '<>', id)
    .executeTakeFirst();
  return other !== undefined;
}

/** Last in a transaction: each of the desktops learns its groups anew. */
async function tell(unit: Unit, context: Context, desktopIds: readonly string[]): Promise<void> {
  unit.pokes.push({ kind: 'topic', topic: 'groups' });
  if (desktopIds.length === 0) return;
  unit.pokes.push({ kind: 'topic', topic: 'desktops' });
  await putChangeOfEach(unit, { kind: 'groups', desktopIds, at: new Date(context.now()) });
}

/** @returns a refusal when one of them is not there */
export async function groupsExist(db: Db, ids: readonly string[]): Promise<Refusal | undefined> {
  if (ids.length === 0) return undefined;
  const { n } = await db
    .selectFrom('groups')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('id', 'in', [...ids])
    .executeTakeFirstOrThrow();
  return Number(n) === new Set(ids).size ? undefined : refuse('bad-request', 'One of the groups does not exist, or not any more.');
}
