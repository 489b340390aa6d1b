import { randomBytes } from 'node:crypto';
import { uuidv7 } from '../../shared/model/ids.ts';
import type { Database, Unit } from '../store/database.ts';

/** What every service is given. */
export interface Context {
  readonly database: Database;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

export function newId(context: Context): string {
  return uuidv7(context.now(), randomBytes(10));
}

/** Writes down who did what, in the same transaction as the deed. */
export async function audit(unit: Unit, context: Context, actor: string, action: string, subject: string, detail = ''): Promise<void> {
  await unit.tx
    .insertInto('audit')
    .values({ at: new Date(context.now()), actor, action, subject, detail })
    .execute();
}
