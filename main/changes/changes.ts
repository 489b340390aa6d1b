import type { z } from 'zod';
import type { changesSection } from '../../shared/model/sections/changes.ts';
import { createFiles } from '../platform/files.ts';
import { baseOf, baseSince, history } from './history.ts';
import { askPrograms } from './logs/ask-programs.ts';
import { readLogs } from './logs/read-logs.ts';
import { type Computer, readState } from './read-state.ts';
import type { State } from './state.ts';
import { createSnapshotStore, type SnapshotStore } from './store.ts';

type ChangesData = z.infer<typeof changesSection>;

export interface Changes {
  /**
   * What changed on this computer; `missing` says what could not be read.
   * @param since milliseconds since 1970; without it, since the last time all was well
   */
  look(computer: Computer, since?: number): Promise<{ readonly data: ChangesData; readonly missing?: string }>;
  /** Is the snapshot of today there already? */
  haveToday(): Promise<boolean>;
  /** Keeps the snapshot of the day, of what `look` saw a moment ago or else of now. */
  keep(computer: Computer, healthy: boolean): Promise<boolean>;
}

interface ChangesDeps {
  /** Where snapshots are kept; null: they are not, and the logs are all there is. */
  readonly folder: string | null;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly log: (line: string) => void;
}

/** What one look read is good for the snapshot of the same report. */
const fresh = 60_000;

export function createChanges({ folder, now, log }: ChangesDeps): Changes {
  const store: SnapshotStore | null = folder === null ? null : createSnapshotStore(folder, now, log);
  let seen: { readonly at: number; readonly state: State } | null = null;

  async function present(computer: Computer): Promise<{ readonly at: number; readonly state: State }> {
    const at = now();
    seen = { at, state: await readState(computer) };
    return seen;
  }

  return {
    async look(computer, since) {
      const snapshots = (await store?.list()) ?? [];
      const { at, state } = await present(computer);
      const base = since === undefined ? baseOf(snapshots, at) : baseSince(snapshots, since);
      const files = createFiles(computer.root);
      const { changes, unreadable } = readLogs(files, base.since);
      const { exec, home, signal } = computer;
      if (exec) changes.push(...(await askPrograms(files, home, exec, base.since, at, signal)));
      const { items, omitted } = history(base, { at: new Date(at).toISOString(), state }, changes);
      const data: ChangesData = {
        sinceAt: new Date(base.since).toISOString(),
        untilAt: new Date(at).toISOString(),
        basis: base.basis,
        items,
        ...(omitted > 0 ? { omitted } : {}),
      };
      return unreadable.length > 0 ? { data, missing: `this user may not read ${unreadable.join(', ')}` } : { data };
    },
    haveToday: async () => (await store?.hasDay(now())) ?? true,
    async keep(computer, healthy) {
      if (!store || (await store.hasDay(now()))) return false;
      const { at, state } = seen && Math.abs(now() - seen.at) < fresh ? seen : await present(computer);
      return store.keep({ version: 1, at: new Date(at).toISOString(), healthy, state });
    },
  };
}
