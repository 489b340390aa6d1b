import type { z } from 'zod';
import type { changeSchema } from '../../shared/model/sections/changes.ts';
import type { Snapshot, State } from './state.ts';

export type Change = z.infer<typeof changeSchema>;
type Device = NonNullable<Change['device']>;
type Entries = Readonly<Record<string, string>>;
type Moment = Pick<Snapshot, 'at' | 'state'>;

interface Difference {
  readonly name: string;
  readonly from?: string;
  readonly to?: string;
}

/** Names whose values differ, by name; what is in one only has the other side absent. */
function differences(before: Entries, after: Entries): Difference[] {
  const found: Difference[] = [];
  for (const [name, to] of Object.entries(after)) {
    const from = Object.hasOwn(before, name) ? before[name] : undefined;
    if (from !== to) found.push(from === undefined ? { name, to } : { name, from, to });
  }
  for (const [name, from] of Object.entries(before)) if (!Object.hasOwn(after, name)) found.push({ name, from });
  return found.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Both states knew the name's part, so that its absence means something. */
function comparable(part: keyof State, before: State, after: State): (difference: Difference) => boolean {
  const unread = [...before.unread, ...after.unread];
  return ({ name }) => !unread.some((hole) => hole === part || `${part}.${name}`.startsWith(hole));
}

const packageKind = ({ from, to }: Difference): Change['kind'] =>
  to === undefined ? 'removed' : from === undefined ? 'installed' : 'upgraded';

/** "display:DELL U2412M", 1 -> 2: one was added. */
function deviceChange(at: string, { name, from, to }: Difference): Change {
  const [device, known] = name.split(/:(.*)/s) as [Device, string];
  return { at, kind: Number(to ?? 0) > Number(from ?? 0) ? 'device-added' : 'device-gone', name: known, device };
}

/**
 * What is different in the later of two moments. Each change has the later one's time: when it was first seen.
 * A kernel is new since the computer was started with it, which is known.
 */
export function diff(before: Moment, after: Moment): Change[] {
  const [old, now] = [before.state, after.state];
  const { at } = after;
  const of = (part: 'packages' | 'drivers' | 'settings' | 'devices'): Difference[] =>
    differences(old[part], now[part]).filter(comparable(part, old, now));
  const booted = new Date(Math.min(Date.parse(at), Math.max(Date.parse(before.at), now.bootedAt))).toISOString();
  return [
    ...(old.kernel === now.kernel ? [] : [{ at: booted, kind: 'kernel' as const, name: 'linux', from: old.kernel, to: now.kernel }]),
    ...of('packages').map((one) => ({ at, kind: packageKind(one), ...one })),
    ...of('drivers').map((one) => ({ at, kind: 'driver' as const, ...one })),
    ...of('settings').map((one) => ({ at, kind: 'setting' as const, ...one })),
    ...of('devices').map((one) => deviceChange(at, one)),
  ];
}
