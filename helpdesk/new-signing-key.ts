import type { Config } from './config.ts';
import { openStore } from './open-store.ts';
import { isRefusal } from './services/refusal.ts';
import { createSigner, makeFirstKey } from './services/signing.ts';
import { rotateSigningKey } from './services/signing-keys.ts';
import { createPokeBus } from './store/pokes.ts';

/**
 * Makes a new signing key from a shell. With PostgreSQL the help desk may run meanwhile; the embedded database is its own.
 *
 * @returns the id of the new key
 */
export async function newSigningKey(config: Config): Promise<string> {
  const { database, close } = await openStore(config, createPokeBus(), () => {});
  try {
    const context = { database, now: Date.now };
    await makeFirstKey(database.db, context.now());
    const listed = await rotateSigningKey(context, createSigner(), 'command line');
    if (isRefusal(listed)) throw new Error(listed.detail);
    return listed.items[0]?.keyId ?? '';
  } finally {
    await close();
  }
}
