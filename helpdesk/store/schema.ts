import type { Kysely } from 'kysely';
import type { AnnouncementsTables } from './tables/announcements.ts';
import type { BridgesTables } from './tables/bridges.ts';
import type { CallsTables } from './tables/calls.ts';
import type { ChannelsTables } from './tables/channels.ts';
import type { DayTables } from './tables/day.ts';
import type { DiagnosticsTables } from './tables/diagnostics.ts';
import type { EffectTables } from './tables/effect.ts';
import type { ForumTables } from './tables/forum.ts';
import type { OperationTables } from './tables/operation.ts';
import type { PeopleTables } from './tables/people.ts';
import type { SmsTables } from './tables/sms.ts';
import type { TicketsTables } from './tables/tickets.ts';
import type { TipsTables } from './tables/tips.ts';

/** The tables, as the migrations leave them. Times are `timestamptz`, ids of people and things `uuid`. */
export interface Schema
  extends PeopleTables,
    TicketsTables,
    DayTables,
    ChannelsTables,
    SmsTables,
    ForumTables,
    CallsTables,
    BridgesTables,
    DiagnosticsTables,
    TipsTables,
    EffectTables,
    AnnouncementsTables,
    OperationTables {}

/** The database, or a transaction on it. */
export type Db = Kysely<Schema>;
