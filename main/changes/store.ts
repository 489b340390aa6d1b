import { readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { writeAtomically } from '../platform/atomic-write.ts';
import { type Snapshot, snapshotSchema } from './state.ts';

export interface SnapshotStore {
  /** The oldest first. What cannot be understood is set aside and told to the log. */
  list(): Promise<Snapshot[]>;
  /** Is there one of this day that need not be replaced? */
  hasDay(at: number): Promise<boolean>;
  /** Keeps it, and lets go of the oldest. @returns false when it could not be written, or there is one of the day already */
  keep(snapshot: Snapshot): Promise<boolean>;
}

/** Two weeks; and the last one that was well, however old it is. */
const kept = 14;
const maxBytes = 3_000_000;
const day = 86_400_000;
const named = /^\d{4}-\d\d-\d\d\.json$/;

/** One file a day, named by its date in UTC. */
export function createSnapshotStore(folder: string, now: () => number, log: (line: string) => void): SnapshotStore {
  const nameOf = (at: number): string => `${new Date(at).toISOString().slice(0, 10)}.json`;

  async function read(name: string): Promise<Snapshot | null> {
    const file = join(folder, name);
    try {
      if ((await stat(file)).size > maxBytes) throw new Error('it is too large');
      return snapshotSchema.parse(JSON.parse(await readFile(file, 'utf8')));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      log(`changes: the snapshot ${name} is set aside: ${error instanceof Error ? error.message.slice(0, 200) : String(error)}`);
      await rename(file, join(folder, 'damaged.json')).catch(() => undefined);
      return null;
    }
  }

  async function list(): Promise<Snapshot[]> {
    const names = (await readdir(folder).catch((): string[] => [])).filter((name) => named.test(name)).sort();
    const found: Snapshot[] = [];
    for (const name of names) {
      const snapshot = await read(name);
      // From a time when the clock was wrong: nothing can be told to be before or after it.
      if (snapshot && Date.parse(snapshot.at) <= now() + day && nameOf(Date.parse(snapshot.at)) === name) found.push(snapshot);
    }
    return found;
  }

  async function prune(): Promise<void> {
    const all = await list();
    const lastWell = all.findLast(({ healthy }) => healthy);
    const stay = new Set([...all.slice(-kept), ...(lastWell ? [lastWell] : [])].map(({ at }) => nameOf(Date.parse(at))));
    const names = (await readdir(folder)).filter((name) => (named.test(name) && !stay.has(name)) || name.endsWith('.tmp'));
    for (const name of names) await rm(join(folder, name), { force: true });
  }

  const ofDay = (at: number): Promise<Snapshot | null> => read(nameOf(at));

  return {
    list,
    // A day's first look may be at a bad moment: a later one that is well takes its place.
    hasDay: async (at) => (await ofDay(at))?.healthy === true,
    async keep(snapshot) {
      try {
        const at = Date.parse(snapshot.at);
        const before = await ofDay(at);
        if (before && (before.healthy || !snapshot.healthy)) return false;
        const text = JSON.stringify(snapshot);
        if (text.length > maxBytes / 3) {
          const state = { ...snapshot.state, packages: {}, unread: [...snapshot.state.unread, 'packages'] };
          await writeAtomically(join(folder, nameOf(at)), JSON.stringify({ ...snapshot, state }));
        } else await writeAtomically(join(folder, nameOf(at)), text);
        await prune();
        return true;
      } catch (error) {
        log(`changes: the snapshot could not be kept: ${String(error)}`);
        return false;
      }
    },
  };
}
