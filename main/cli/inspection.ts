import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Application } from '../../shared/model/application.ts';
import type { Changes } from '../changes/changes.ts';
import type { Reach } from '../diagnostics/collectors/check-page.ts';
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
    ...(quick ? {} : { changes: (await openChanges(io)).look, reach: await reachOf(io) }),
  });
}

/** Loaded when a command names one. */
export async function findApplication(name: string): Promise<Application | null> {
  const { findApplicationByName } = await import('../platform/applications.ts');
  return findApplicationByName(name);
}

/** As the app checks it. Only read: the feed's folder is the app's, and what is damaged in it is the app's to set aside. */
async function reachOf({ env, home, note }: Io): Promise<Reach> {
  const [{ mergePolicy, parseManaged }, { policySchema }] = await Promise.all([
    import('../policy/managed.ts'),
    import('../../shared/model/policy.ts'),
  ]);
  const paths = pathsFrom(env, home);
  const text = (file: string) => readFile(file, 'utf8').catch(() => null);
  const parsed = parseManaged(await text(paths.policyFile));
  if (!parsed.ok) note(`pandu: ${paths.policyFile}: ${parsed.reason}`);
  const { managed } = parsed;
  const told = policySchema.safeParse(policyIn(await text(join(paths.feed, 'state.json'))));
  return {
    checkUrl: mergePolicy(told.success ? told.data : null, managed).checkUrl,
    helpDesk: env.PANDU_SERVER || managed.serverUrl,
    ca: (managed.caFile && (await text(managed.caFile))) || undefined,
  };
}

/** @param feed the state that the app keeps of the feed */
function policyIn(feed: string | null): unknown {
  try {
    return (JSON.parse(feed ?? '{}') as { policy?: unknown }).policy;
  } catch {
    return undefined;
  }
}

/** Reads the snapshots that the app keeps; the command line keeps none. */
export async function openChanges(io: Io): Promise<Changes> {
  const { createChanges } = await import('../changes/changes.ts');
  return createChanges({ folder: pathsFrom(io.env, io.home).changes, now: Date.now, log: io.note });
}
