import type { Generated } from 'kysely';
import type { Announcement } from '../../../shared/model/announcement.ts';
import type { Helped } from '../../../shared/model/helped.ts';
import type { Policy } from '../../../shared/model/policy.ts';
import type { Tip } from '../../../shared/model/tip.ts';
import type { TroubleKind } from '../../../shared/model/trouble.ts';
import type { JsonColumn } from '../json.ts';

export interface OperationTables {
  settings: SettingsTable;
  signing_keys: SigningKeysTable;
  desktop_troubles: DesktopTroublesTable;
  audit: AuditTable;
  changes: ChangesTable;
  feed_head: FeedHeadTable;
}

export type ChangeDocument = Tip | Announcement | { readonly version: number } | { readonly helped: Helped };
interface SettingsTable {
  key: 'policy';
  value: JsonColumn<Policy>;
}
/** In order: each vouches for the next. Keys are PEM texts. */
interface SigningKeysTable {
  position: Generated<number>;
  key_id: string;
  public_key: string;
  /** Only the current one has it. */
  private_key: string | null;
  made_at: Date;
  retired_at: Generated<Date | null>;
  /** The statement of the key before it, and its signature; null for the first. */
  payload: Generated<string | null>;
  signature: Generated<string | null>;
}
/** News that a desktop refused, as it counted. */
interface DesktopTroublesTable {
  id: string;
  desktop_id: string;
  kind: TroubleKind;
  at: Date;
  count: number;
}
interface AuditTable {
  id: Generated<number>;
  at: Date;
  actor: string;
  action: string;
  subject: string;
  detail: string;
}
interface ChangesTable {
  /** What it is about, "tip:missing-fonts": a later change replaces the earlier one. */
  thing: string;
  cursor: number;
  kind:
    | 'tip'
    | 'tip-withdrawn'
    | 'announcement'
    | 'announcement-withdrawn'
    | 'ticket'
    | 'fresh-set-request'
    | 'policy'
    | 'groups'
    | 'call'
    | 'helped';
  thing_id: string;
  /** The only desktop that it concerns, or null for all. */
  desktop_id: string | null;
  at: Date;
  /** The tip, the announcement or the withdrawal. Null: read from its own tables when asked for. */
  document: JsonColumn<ChangeDocument> | null;
}
interface FeedHeadTable {
  cursor: number;
}
