import { type Change, diff } from './diff.ts';
import type { Snapshot } from './state.ts';

const day = 86_400_000;
/** What changed in the week before counts, also when all seemed well until now: not every trouble is a finding. */
const lookBack = 7 * day;
const maxPackages = 350;
const maxOthers = 150;

export interface Base {
  /** Milliseconds since 1970. */
  readonly since: number;
  readonly basis: 'last-healthy' | 'oldest' | 'logs';
  /** What the present is compared with, the oldest first; none when there is no snapshot. */
  readonly chain: readonly Snapshot[];
}

/**
 * Where the comparison begins: at the last snapshot that was well and is at least a week old. Without one, at the oldest of
 * all; the logs then still tell of a whole week. Without any, the logs are all there is.
 * @param snapshots the oldest first
 */
export function baseOf(snapshots: readonly Snapshot[], now: number): Base {
  const weekAgo = now - lookBack;
  const well = snapshots.findLast(({ healthy, at }) => healthy && Date.parse(at) <= weekAgo);
  if (well) return { since: Date.parse(well.at), basis: 'last-healthy', chain: snapshots.slice(snapshots.indexOf(well)) };
  const oldest = snapshots[0];
  return oldest
    ? { since: Math.min(Date.parse(oldest.at), weekAgo), basis: 'oldest', chain: snapshots }
    : { since: weekAgo, basis: 'logs', chain: [] };
}

/** The comparison that somebody asked for: from the last snapshot before that time, else from the oldest. */
export function baseSince(snapshots: readonly Snapshot[], since: number): Base {
  const start = snapshots.findLast(({ at }) => Date.parse(at) <= since) ?? snapshots[0];
  const chain = start ? snapshots.slice(snapshots.indexOf(start)) : [];
  return { since, basis: start ? (start.healthy ? 'last-healthy' : 'oldest') : 'logs', chain };
}

const isPackage = ({ kind }: Change): boolean => kind === 'installed' || kind === 'upgraded' || kind === 'removed';

/**
 * One list of what changed, the newest first: step by step through the snapshots, so that each change has its day, and with
 * the logs, which know the minute. What a log tells is not told again by the comparison of the same span.
 */
export function history(
  base: Base,
  present: Pick<Snapshot, 'at' | 'state'>,
  logged: readonly Change[],
): { readonly items: Change[]; readonly omitted: number } {
  const byName = new Map<string, Change[]>();
  for (const change of logged) {
    const known = byName.get(change.name);
    if (known) known.push(change);
    else byName.set(change.name, [change]);
  }
  const replaced = new Set<Change>();
  const steps = [...base.chain, present];
  const compared = steps.slice(1).flatMap((after, index) => {
    const before = steps[index];
    if (!before) return [];
    const [from, to] = [Date.parse(before.at), Date.parse(after.at)];
    return diff(before, after).flatMap((change) => {
      const told = isPackage(change)
        ? (byName.get(change.name) ?? []).filter(({ at }) => from <= Date.parse(at) && Date.parse(at) <= to)
        : [];
      const last = told.at(-1);
      if (!last) return [change];
      // Flatpak's and snap's know the time and no version: one change of both.
      if (told.some((one) => one.from || one.to)) return [];
      for (const one of told) replaced.add(one);
      return [{ ...change, at: last.at }];
    });
  });
  const until = Date.parse(present.at);
  const all = [...compared, ...logged.filter((change) => !replaced.has(change))]
    .filter(({ at }) => base.since <= Date.parse(at) && Date.parse(at) <= until)
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at) || (a.name < b.name ? -1 : 1));
  // A thousand upgraded packages must not push out the one screen that was plugged in.
  let [packages, others] = [0, 0];
  const items = all.filter((change) => (isPackage(change) ? ++packages <= maxPackages : ++others <= maxOthers));
  return { items, omitted: all.length - items.length };
}
