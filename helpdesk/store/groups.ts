import type { Group } from '../../shared/model/group.ts';
import type { Db } from './schema.ts';

export async function groupsOfDesktop(db: Db, desktopId: string): Promise<Group[]> {
  const rows = await db
    .selectFrom('groups')
    .innerJoin('group_members', 'group_id', 'id')
    .select(['id', 'name', 'migrated_on'])
    .where('desktop_id', '=', desktopId)
    .orderBy('name')
    .execute();
  return rows.map(({ id, name, migrated_on }) => ({ id, name, migratedOn: migrated_on }));
}

/** By name. */
export async function listGroups(db: Db): Promise<Group[]> {
  const rows = await db.selectFrom('groups').select(['id', 'name', 'migrated_on']).orderBy('name').execute();
  return rows.map(({ id, name, migrated_on }) => ({ id, name, migratedOn: migrated_on }));
}
