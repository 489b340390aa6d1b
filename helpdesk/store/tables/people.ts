import type { Inventory } from '../../../shared/api/desktop-routes.ts';
import type { Role } from '../../../shared/api/route.ts';
import type { JsonColumn } from '../json.ts';

export interface PeopleTables {
  desktops: DesktopsTable;
  enrolment_keys: EnrolmentKeysTable;
  enrolment_key_groups: EnrolmentKeyGroupsTable;
  users: UsersTable;
  sessions: SessionsTable;
  groups: GroupsTable;
  group_members: GroupMembersTable;
}

interface DesktopsTable {
  id: string;
  /** SHA-256 of the token; null once the desktop was removed. */
  token_hash: Uint8Array | null;
  inventory: JsonColumn<Inventory>;
  enrolled_at: Date;
  last_seen_at: Date | null;
  /** How far the desktop has read the feed, as far as we know. */
  cursor: number;
  enrolment_key_id: string | null;
  removed_at: Date | null;
}
interface EnrolmentKeysTable {
  id: string;
  label: string;
  key_hash: Uint8Array;
  created_at: Date;
  uses: number;
  revoked_at: Date | null;
}
/** Who enrols with the key for the first time is put into these groups. */
interface EnrolmentKeyGroupsTable {
  key_id: string;
  group_id: string;
}
interface UsersTable {
  id: string;
  login: string;
  name: string;
  role: Role;
  active: boolean;
  password_hash: string;
  /** The password is a one-time password. */
  must_change: boolean;
  created_at: Date;
  last_seen_at: Date | null;
}
interface SessionsTable {
  token_hash: Uint8Array;
  user_id: string;
  created_at: Date;
  used_at: Date;
}
interface GroupsTable {
  id: string;
  name: string;
  /** "2026-09-01": a wave. */
  migrated_on: string | null;
  created_at: Date;
}
interface GroupMembersTable {
  group_id: string;
  desktop_id: string;
}
