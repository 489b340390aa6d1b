import { watch } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { timeSchema } from '../../shared/model/ids.ts';
import { manifestHeadBytes, type Parsed, packEntry, parseEntry, parseManifest } from './container.ts';
import { syncFolder, writeFolderDurably } from './durable.ts';
import type { Manifest, NewEntry } from './entry.ts';

/** Why the help desk will never take an entry as it is; `code` is a problem code of the API. */
const refusalSchema = z.object({ code: z.string().max(60), detail: z.string().max(1000), at: timeSchema });
type EntryRefusal = z.infer<typeof refusalSchema>;

export interface Waiting {
  readonly manifest: Manifest;
  readonly refusal: EntryRefusal | null;
}
/** An entry that cannot be read any more. It was set aside as it is, in `folder`. */
export interface Broken {
  readonly id: string;
  readonly reason: string;
  readonly folder: string;
  /** ISO time at which it was set aside. */
  readonly at: string;
}
/** `full`: no room on the disk; `unwritable`: the disk or the folder does not take it. */
type AddResult = { readonly kept: true; readonly id: string } | { readonly kept: false; readonly reason: 'full' | 'unwritable' };

/** The durable queue of what this desktop wants the help desk to have. Safe for several processes at once. */
export interface Outbox {
  /** Resolves once the entry survives a power cut. The same id again changes nothing. */
  add(entry: NewEntry): Promise<AddResult>;
  /** Oldest first. Entries that cannot be read are set aside on the way. */
  list(): Promise<readonly Waiting[]>;
  broken(): Promise<readonly Broken[]>;
  /** The entry with its files, each held against its digest; null when it is gone or had to be set aside. */
  read(id: string): Promise<(Parsed & { ok: true }) | null>;
  refuse(id: string, refusal: EntryRefusal): Promise<void>;
  /** Forgets a refusal, so that it is sent again. */
  retry(id: string): Promise<void>;
  /** Only after the help desk confirmed it. */
  remove(id: string): Promise<void>;
  /** Told after every change, by this process or another. Returns the way to stop. */
  onChange(listener: () => void): () => void;
  /** Makes the folder and removes what an interrupted `add` left. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

export interface OutboxDependencies {
  /** The folder; made when it is not there. */
  readonly folder: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly log: (message: string) => void;
}

const entryFile = 'entry';
const refusalFile = 'refused.json';
const quarantine = 'quarantine';
const idPattern = /^[0-9a-f-]{36}$/;
/** What an interrupted `add` leaves is removed once it is this old; a younger one may be another process at work. */
const leftoverAge = 3_600_000;

export function createOutbox({ folder, now, log }: OutboxDependencies): Outbox {
  const listeners = new Set<() => void>();
  let stopWatching: (() => void) | null = null;
  const changed = () => {
    for (const listener of listeners) listener();
  };
  const folderOf = (id: string) => join(folder, id);
  const ids = async () => (await readdir(folder).catch(none)).filter((name) => idPattern.test(name)).sort();

  async function setAside(id: string, reason: string): Promise<void> {
    const place = join(folder, quarantine, `${id}-${now()}`);
    log(`outbox: ${id} was set aside: ${reason}`);
    try {
      await mkdir(join(folder, quarantine), { recursive: true, mode: 0o700 });
      await rename(folderOf(id), place);
      await writeReason(place, { id, reason, at: new Date(now()).toISOString() });
      await syncFolder(folder);
    } catch (error) {
      log(`outbox: ${id} could not be set aside: ${String(error)}`);
    }
    changed();
  }

  async function refusalOf(id: string): Promise<EntryRefusal | null> {
    const text = await readFile(join(folderOf(id), refusalFile), 'utf8').catch(() => null);
    if (text === null) return null;
    const parsed = refusalSchema.safeParse(jsonOrNull(text));
    // A damaged refusal is forgotten: at worst the help desk refuses once more.
    return parsed.success ? parsed.data : null;
  }

  async function add(entry: NewEntry): Promise<AddResult> {
    const { id } = entry.manifest;
    try {
      await writeFolderDurably(folderOf(id), entryFile, packEntry(entry));
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === 'ENOTEMPTY' || code === 'EEXIST') return { kept: true, id };
      log(`outbox: ${id} could not be kept: ${String(error)}`);
      return { kept: false, reason: code === 'ENOSPC' || code === 'EDQUOT' ? 'full' : 'unwritable' };
    }
    changed();
    return { kept: true, id };
  }

  async function list(): Promise<readonly Waiting[]> {
    const found: Waiting[] = [];
    for (const id of await ids()) {
      const read = await readHead(join(folderOf(id), entryFile));
      if (read === 'gone') continue;
      if (read.ok && read.manifest.id === id) found.push({ manifest: read.manifest, refusal: await refusalOf(id) });
      else await setAside(id, read.ok ? 'the manifest is of another entry' : read.reason);
    }
    return found.sort((a, b) => order(a.manifest) - order(b.manifest) || (a.manifest.id < b.manifest.id ? -1 : 1));
  }

  async function read(id: string): Promise<(Parsed & { ok: true }) | null> {
    const bytes = await readFile(join(folderOf(id), entryFile)).catch((error: NodeJS.ErrnoException) => error);
    if (bytes instanceof Error) {
      if (bytes.code !== 'ENOENT') await setAside(id, `it cannot be read (${bytes.code})`);
      return null;
    }
    const parsed = parseEntry(bytes);
    if (parsed.ok) return parsed;
    await setAside(id, parsed.reason);
    return null;
  }

  async function broken(): Promise<readonly Broken[]> {
    const names = (await readdir(join(folder, quarantine)).catch(none)).sort();
    return Promise.all(
      names.map(async (name): Promise<Broken> => {
        const place = join(folder, quarantine, name);
        const known = brokenSchema.safeParse(jsonOrNull(await readFile(join(place, 'reason.json'), 'utf8').catch(() => '')));
        const { mtime } = await stat(place);
        return { id: name.slice(0, 36), reason: known.success ? known.data.reason : 'unknown', folder: place, at: mtime.toISOString() };
      }),
    );
  }

  return {
    add,
    list,
    read,
    broken,
    async refuse(id, refusal) {
      await writeRefusal(join(folderOf(id), refusalFile), refusal);
      changed();
    },
    async retry(id) {
      await rm(join(folderOf(id), refusalFile), { force: true });
      changed();
    },
    async remove(id) {
      // Renamed first: a crash in the middle of the removal must not leave an entry that looks damaged.
      const gone = join(folder, `.gone-${id}`);
      await rename(folderOf(id), gone).catch(() => undefined);
      await rm(gone, { recursive: true, force: true });
      changed();
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async start() {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      for (const name of await readdir(folder)) {
        if (!name.startsWith('.gone-') && !name.startsWith('.new-')) continue;
        const age = now() - (await stat(join(folder, name)).catch(() => ({ mtimeMs: now() }))).mtimeMs;
        if (name.startsWith('.gone-') || age > leftoverAge) await rm(join(folder, name), { recursive: true, force: true });
      }
      const watcher = watch(folder, (_, name) => {
        if (typeof name === 'string' && idPattern.test(name)) changed();
      });
      // Another process's entries are then seen at the next poll instead.
      watcher.on('error', (error) => log(`outbox: the folder cannot be watched: ${String(error)}`));
      watcher.unref();
      stopWatching = () => watcher.close();
    },
    async stop() {
      stopWatching?.();
      stopWatching = null;
    },
  };
}

const brokenSchema = z.object({ id: z.string(), reason: z.string(), at: timeSchema });
const none = (): string[] => [];
const order = (manifest: Manifest): number => Date.parse(manifest.createdAt);

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function readHead(file: string): Promise<ReturnType<typeof parseManifest> | 'gone'> {
  let handle: Awaited<ReturnType<typeof open>>;
  try {
    handle = await open(file, 'r');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // The folder vanished between the listing and now: it was sent. An entry without its file is damaged.
    if (code === 'ENOENT' && !(await exists(join(file, '..')))) return 'gone';
    return { ok: false, reason: `it cannot be read (${code})` };
  }
  try {
    const head = Buffer.alloc(manifestHeadBytes);
    const { bytesRead } = await handle.read(head, 0, head.length, 0);
    return parseManifest(head.subarray(0, bytesRead));
  } catch (error) {
    return { ok: false, reason: `it cannot be read (${(error as NodeJS.ErrnoException).code})` };
  } finally {
    await handle.close();
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

async function writeRefusal(file: string, refusal: EntryRefusal): Promise<void> {
  await writeSmall(file, refusal);
}
async function writeReason(folder: string, reason: z.infer<typeof brokenSchema>): Promise<void> {
  await writeSmall(join(folder, 'reason.json'), reason);
}
async function writeSmall(file: string, value: unknown): Promise<void> {
  const handle = await open(file, 'w', 0o600);
  try {
    await handle.writeFile(JSON.stringify(value));
    await handle.sync();
  } finally {
    await handle.close();
  }
}
