import { join } from 'node:path';
import { type Config, ConfigError } from './config.ts';
import { type Database, openDatabase } from './store/database.ts';
import { lockFolder } from './store/folder-lock.ts';
import type { PokeBus } from './store/pokes.ts';

/**
 * The database that the configuration names, brought up to date.
 *
 * @param onTrouble told about a lost connection that will be tried again
 * @throws ConfigError when another help desk has the folder
 */
export async function openStore(
  config: Config,
  bus: PokeBus,
  onTrouble: (error: Error) => void,
): Promise<{ readonly database: Database; close(): Promise<void> }> {
  // PGlite does not look whether another process has the folder open, and two would destroy it.
  const unlock = config.databaseUrl === null ? await lockFolder(config.dataFolder) : async () => {};
  if (unlock === null)
    throw new ConfigError(`Another help desk runs on ${config.dataFolder}. Stop it, or set PANDU_HELPDESK_DATA to another folder.`);
  const where = config.databaseUrl === null ? { folder: join(config.dataFolder, 'database') } : { url: config.databaseUrl };
  const database = await openDatabase(where, bus, onTrouble).catch(async (error: unknown) => {
    await unlock();
    throw error;
  });
  return {
    database,
    async close() {
      await database.close();
      await unlock();
    },
  };
}
