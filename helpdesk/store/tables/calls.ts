import type { Generated } from 'kysely';

export interface CallsTables {
  support_codes: SupportCodesTable;
  support_code_salt: SupportCodeSaltTable;
  support_code_tries: SupportCodeTriesTable;
  calls: CallsTable;
}

/** Kept for a day, so that a code that comes too late is told apart from one that never was. */
interface SupportCodesTable {
  id: string;
  desktop_id: string;
  /** argon2id: 64 million codes are too few for a quick one. */
  code_hash: Uint8Array;
  made_at: Date;
  expires_at: Date;
  used_at: Date | null;
}
/** One row: of this help desk alone, so that nobody can work hashes out beforehand. */
interface SupportCodeSaltTable {
  salt: Uint8Array;
}
/** Codes that an agent typed and that were none. */
interface SupportCodeTriesTable {
  id: Generated<number>;
  user_id: string;
  at: Date;
}
interface CallsTable {
  id: string;
  desktop_id: string;
  user_id: string;
  /** The agent's display name, as the desktop shows it. */
  agent: string;
  opened_at: Date;
  expires_at: Date;
  ended_at: Date | null;
  ticket_id: string | null;
  /** The ticket was made for this call. */
  ticket_is_new: boolean;
}
