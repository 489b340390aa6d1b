import type { Changes } from '../changes/changes.ts';
import { createDiagnostics, type Diagnostics } from '../diagnostics/diagnostics.ts';
import { exec } from '../platform/exec.ts';
import { pathsFrom } from '../platform/paths.ts';
import type { Io } from './command.ts';

/** This computer's diagnostics, for a shell. `quick` leaves out the schemas: loading them takes as long as the quick set itself, which tests hold to its schemas. */
export async function openDiagnostics(io: Io, quick: boolean): Promise<Diagnostics> {
  return createDiagnostics({
    env: io.env,
    uid: process.getuid?.() ?? 0,
    home: io.home,
    cache: pathsFrom(io.env, io.home).cache,
    now: Date.now,
    exec,
    validate: quick ? null : (await import('../diagnostics/validate.ts')).validateSection,
    ...(quick ? {} : { changes: (await openChanges(io)).look }),
  });
}

/** Reads the snapshots that the app keeps; the command line keeps none. */
export async function openChanges(io: Io): Promise<Changes> {
  const { createChanges } = await import('../changes/changes.ts');
  return createChanges({ folder: pathsFrom(io.env, io.home).changes, now: Date.now, log: io.note });
}
