import { execFile } from 'node:child_process';
import { existsSync, fsyncSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';

/** As much of Emscripten's file system over Node (NODEFS) as is touched here. `nfd` is Node's descriptor. */
interface NodeFiles {
  readonly NODEFS: { readonly stream_ops: { fsync?: (stream: { readonly path: string; readonly nfd: number }) => number } };
}

/**
 * PGlite's folder on disk, made durable. PGlite starts PostgreSQL with fsync off, and its files would have none: what was
 * acknowledged could be gone after a power cut, and a report that a desktop was told is safe must not be. WASI's `fd_sync`
 * calls `stream_ops.fsync` where there is one; 0 is success.
 */
class DurableNodeFS extends NodeFS {
  readonly #sync: (descriptor: number, path: string) => void;

  constructor(folder: string, sync: (descriptor: number, path: string) => void) {
    super(folder);
    this.#sync = sync;
  }

  override async init(...[pglite, options]: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const made = await super.init(pglite, options);
    const addSync = (module: unknown): void => {
      (module as NodeFiles).NODEFS.stream_ops.fsync = ({ nfd, path }) => {
        this.#sync(nfd, path);
        return 0;
      };
    };
    return { emscriptenOpts: { ...made.emscriptenOpts, preRun: [...(made.emscriptenOpts.preRun ?? []), addSync] } };
  }
}

/**
 * Opens PGlite so that a commit returns only when it is on the disk.
 * @param sync for tests: told each time that PostgreSQL asks for a file to be on the disk
 */
export async function openDurably(folder: string, sync: (descriptor: number, path: string) => void = fsyncSync): Promise<PGlite> {
  const isNew = !existsSync(join(folder, 'PG_VERSION'));
  // -F is fsync=off. The default method, fdatasync, does not reach Node's files: only fsync does.
  const startParams = [...PGlite.defaultStartParams.filter((option) => option !== '-F'), '-c', 'wal_sync_method=fsync'];
  const pglite = await PGlite.create({ fs: new DurableNodeFS(folder, sync), startParams });
  // What initdb writes, a thousand files, nobody synced: one call for the whole file system instead of one for each file.
  if (isNew) await promisify(execFile)('sync', ['-f', folder]);
  return pglite;
}
