import type { Helped } from '../../shared/model/helped.ts';
import type { Tip } from '../../shared/model/tip.ts';
import type { Pushed } from './tip-file.ts';

/** What the feed brought, its signature verified by whoever hands it in. */
export type TipChange =
  | { readonly kind: 'tip'; readonly tip: Tip }
  | { readonly kind: 'withdrawn'; readonly id: string; readonly version: number }
  | { readonly kind: 'helped'; readonly helped: Helped };

/**
 * Never goes back: a version that is not newer than what is known of the tip changes nothing, so that reading the feed
 * twice, or in pieces, or from somebody who replays it, is harmless.
 * @returns null when nothing changed
 */
export function applyTipChanges(before: Pushed, changes: readonly TipChange[]): Pushed | null {
  const tips = new Map(before.tips);
  const withdrawn = new Map(before.withdrawn);
  let { helped } = before;
  let changed = false;
  for (const change of changes) {
    if (change.kind === 'helped') {
      // One writer, in the order of the feed: the last one counts. The same again is no change.
      if (JSON.stringify(change.helped) !== JSON.stringify(helped)) changed = true;
      helped = change.helped;
      continue;
    }
    const { id, version } = change.kind === 'tip' ? change.tip : change;
    if (version <= Math.max(tips.get(id)?.version ?? 0, withdrawn.get(id) ?? 0) && !withdraws(change, tips, withdrawn)) continue;
    changed = true;
    if (change.kind === 'tip') {
      tips.set(id, change.tip);
      withdrawn.delete(id);
    } else {
      tips.delete(id);
      withdrawn.set(id, version);
    }
  }
  return changed ? { tips, withdrawn, helped } : null;
}

/** A withdrawal names the version that it takes back, or a later one. */
function withdraws(change: TipChange, tips: ReadonlyMap<string, Tip>, withdrawn: ReadonlyMap<string, number>): boolean {
  return change.kind === 'withdrawn' && !withdrawn.has(change.id) && change.version === tips.get(change.id)?.version;
}

/** Pushed ones win over those that came with the program; withdrawn ones are hidden, wherever they came from. */
export function mergeTips(starter: readonly Tip[], pushed: Pushed): Tip[] {
  const all = new Map(starter.map((tip) => [tip.id, tip]));
  for (const [id, tip] of pushed.tips) all.set(id, tip);
  for (const id of pushed.withdrawn.keys()) all.delete(id);
  return [...all.values()];
}
