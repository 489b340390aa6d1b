import type { Manifest } from '../outbox/entry.ts';
import type { Outbox } from '../outbox/outbox.ts';
import { type Deliverer, deliver } from './deliver.ts';
import { concernsOneEntry, judge, type Verdict } from './retry.ts';

/**
 * How a pass over the outbox ended. `trouble` is the first thing that stopped it, if anything did; `held` says that the
 * help desk failed over some entry alone, which is tried again later.
 */
export interface Pass {
  readonly sent: number;
  readonly held: boolean;
  readonly trouble: Exclude<Verdict, { kind: 'refused' }> | null;
}

export interface DrainDependencies extends Deliverer {
  readonly outbox: Outbox;
  readonly now: () => number;
  /** Told which entries are on the wire. */
  readonly onSending: (ids: ReadonlySet<string>) => void;
}

const atOnce = 3;

/** What must arrive in order shares a lane: the turns of one conversation. Everything else has a lane of its own. */
function laneOf(manifest: Manifest): string {
  return 'ticketId' in manifest ? manifest.ticketId : manifest.id;
}

function byLane<T extends { readonly manifest: Manifest }>(waiting: readonly T[]): T[][] {
  const lanes = new Map<string, T[]>();
  for (const one of waiting) {
    const lane = lanes.get(laneOf(one.manifest));
    if (lane) lane.push(one);
    else lanes.set(laneOf(one.manifest), [one]);
  }
  return [...lanes.values()];
}

/** Sends all that waits, once. Trouble that concerns every entry (no network, unknown desktop) ends the pass. */
export async function drain(dependencies: DrainDependencies): Promise<Pass> {
  const { outbox } = dependencies;
  const waiting = (await outbox.list()).filter(({ refusal }) => refusal === null);
  const lanes = byLane(waiting);
  const sending = new Set<string>();
  let sent = 0;
  let held = false;
  let trouble: Pass['trouble'] = null;

  async function sendLane(lane: readonly { readonly manifest: Manifest }[]): Promise<void> {
    for (const { manifest } of lane) {
      if (trouble) return;
      const entry = await outbox.read(manifest.id);
      if (!entry) continue;
      sending.add(manifest.id);
      dependencies.onSending(sending);
      const failed = await deliver(dependencies, entry).finally(() => sending.delete(manifest.id));
      if (!failed) {
        await outbox.remove(manifest.id);
        sent += 1;
        continue;
      }
      // A report over which the help desk stumbles must not keep those behind it waiting for ever.
      if (concernsOneEntry(failed)) {
        held = true;
        return;
      }
      const verdict = judge(failed, dependencies.now());
      if (verdict.kind !== 'refused') {
        trouble ??= verdict;
        return;
      }
      await outbox.refuse(manifest.id, { code: verdict.code, detail: verdict.detail, at: new Date(dependencies.now()).toISOString() });
    }
  }

  const queue = lanes[Symbol.iterator]();
  const worker = async () => {
    for (const lane of queue) await sendLane(lane);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, lanes.length) }, worker));
  dependencies.onSending(new Set());
  return { sent, held, trouble };
}
