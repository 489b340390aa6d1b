import { createDiagnostics, type Diagnostics } from '../diagnostics/diagnostics.ts';
import { exec } from '../platform/exec.ts';
import type { Io } from './command.ts';

/** This computer's diagnostics, for a shell. `quick` leaves out the schemas: loading them takes as long as the quick set itself, which tests hold to its schemas. */
export async function openDiagnostics(io: Io, quick: boolean): Promise<Diagnostics> {
  return createDiagnostics({
    env: io.env,
    uid: process.getuid?.() ?? 0,
    home: io.home,
    now: Date.now,
    exec,
    validate: quick ? null : (await import('../diagnostics/validate.ts')).validateSection,
  });
}
