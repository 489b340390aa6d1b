import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Draft, draftSchema } from '../../shared/ipc/report.ts';
import { writeAtomically } from '../platform/atomic-write.ts';

/** What is being typed, kept against a crash. One report is written at a time, so there is at most one of them. */
export interface DraftStore {
  save(draft: Draft): Promise<boolean>;
  /** The last one that was neither sent nor thrown away. */
  latest(): Promise<Draft | null>;
  remove(id: string): Promise<void>;
}

/** An unfinished report is offered again for a week; after that its moment has passed. */
const longest = 7 * 24 * 3_600_000;

export function createDraftStore(folder: string, now: () => number, log: (message: string) => void): DraftStore {
  const fileOf = (id: string) => join(folder, `${id}.json`);
  return {
    async save(draft) {
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await writeAtomically(fileOf(draft.id), JSON.stringify(draft));
        return true;
      } catch (error) {
        log(`report: the draft could not be kept: ${String(error)}`);
        return false;
      }
    },
    async latest() {
      const names = (await readdir(folder).catch((): string[] => [])).filter((name) => name.endsWith('.json')).sort();
      let found: Draft | null = null;
      for (const name of names) {
        const file = join(folder, name);
        const age = now() - (await stat(file).catch(() => ({ mtimeMs: 0 }))).mtimeMs;
        const draft = draftSchema.safeParse(await json(file));
        if (!draft.success) await rename(file, `${file}.damaged`).catch(() => undefined);
        else if (age > longest) await rm(file, { force: true });
        else found = draft.data;
      }
      return found && found.message.trim() !== '' ? found : null;
    },
    remove: (id) => rm(fileOf(id), { force: true }),
  };
}

async function json(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return null;
  }
}
