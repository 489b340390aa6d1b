import { mkdir } from 'node:fs/promises';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { isRefusal } from '../services/refusal.ts';
import { openDurably } from './durable-files.ts';
import { migrate } from './migrate.ts';
import { ExclusivePGliteDialect } from './pglite-dialect.ts';
import type { Poke, PokeBus } from './pokes.ts';
import { listenForPokes, sendPokes } from './postgres-pokes.ts';
import type { Db, Schema } from './schema.ts';

/** One transaction, and whom to wake when it is committed. */
export interface Unit {
  readonly tx: Db;
  readonly pokes: Poke[];
}

export interface Database {
  readonly db: Db;
  /** Commits what `work` did and wakes whom it names; a refusal that it returns, or an exception, undoes everything. */
  transaction<T>(work: (unit: Unit) => Promise<T>): Promise<T>;
  /** False while other processes cannot reach us: then nothing kept in memory may be trusted. */
  hearsOthers(): boolean;
  close(): Promise<void>;
}

class Undo extends Error {
  readonly refusal: unknown;
  constructor(refusal: unknown) {
    super('undone');
    this.refusal = refusal;
  }
}

/**
 * @param where a PostgreSQL address, or the folder of the embedded database (null: in memory, for tests)
 * @param onTrouble told about a lost connection that will be tried again
 */
export async function openDatabase(
  where: { readonly url: string } | { readonly folder: string | null },
  bus: PokeBus,
  onTrouble: (error: Error) => void = () => {},
): Promise<Database> {
  const url = 'url' in where ? where.url : null;
  const db = url === null ? await openEmbedded('folder' in where ? where.folder : null) : openServer(url, onTrouble);
  try {
    await migrate(db);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  const listener = url === null ? null : await listenForPokes(url, bus, onTrouble);
  return {
    db,
    async transaction(work) {
      const pokes: Poke[] = [];
      try {
        const result = await db.transaction().execute(async (tx) => {
          const done = await work({ tx, pokes });
          if (isRefusal(done)) throw new Undo(done);
          if (listener && pokes.length > 0) await sendPokes(tx, listener.origin, pokes);
          return done;
        });
        bus.emit(pokes);
        return result;
      } catch (error) {
        // The refusal is what `work` returned, so it is of its type.
        if (error instanceof Undo) return error.refusal as Awaited<ReturnType<typeof work>>;
        throw error;
      }
    },
    hearsOthers: () => listener?.connected() ?? true,
    async close() {
      await listener?.close();
      await db.destroy();
    },
  };
}

async function openEmbedded(folder: string | null): Promise<Db> {
  if (folder !== null) await mkdir(folder, { recursive: true, mode: 0o700 });
  const pglite = folder === null ? await PGlite.create() : await openDurably(folder);
  return new Kysely<Schema>({ dialect: new ExclusivePGliteDialect(pglite) });
}

const int8 = 20;

function openServer(connectionString: string, onTrouble: (error: Error) => void): Db {
  const pool = new pg.Pool({
    connectionString,
    max: 10,
    connectionTimeoutMillis: 5000,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 30_000,
    types: {
      // Numbers of tickets, cursors and counts stay far below 2^53; pg would read them as text.
      getTypeParser: (oid: number, format?: 'text' | 'binary') =>
        oid === int8 ? Number : pg.types.getTypeParser(oid, format === 'binary' ? 'text' : format),
    },
  });
  pool.on('error', onTrouble);
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
}

export async function databaseAnswers(db: Db): Promise<boolean> {
  try {
    await sql`select 1`.execute(db);
    return true;
  } catch {
    return false;
  }
}
