import { z } from 'zod';
import type { RemoteEvent } from './bridge.ts';

/** Read again with each pull, in milliseconds: clocks of several web servers differ. */
const overlap = 120_000;
/** What was read sooner than so many milliseconds after it was first seen may change within its second. */
const settled = 3_000;

interface Changed {
  readonly id: string;
  /** As the other help desk writes it; sorts as text. */
  readonly at: string;
}
interface Changes {
  /** Tickets that changed at `since` or later, oldest first, one page; a shorter page is the last. */
  readonly list: (since: string, offset: number) => Promise<readonly Changed[]>;
  readonly page: number;
  readonly newest: () => Promise<string | null>;
  /** What happened on one ticket at `since` or later. */
  readonly read: (id: string, since: string) => Promise<readonly RemoteEvent[]>;
  /** As the other help desk writes a time. */
  readonly written: (ms: number) => string;
  readonly ms: (written: string) => number;
}

/** `read`: tickets of the overlap, as they were when they were read, and since when they may still change; 0: no longer. */
const cursorSchema = z.object({ at: z.string(), read: z.record(z.string(), z.tuple([z.string(), z.number()])) });
const write = (cursor: z.infer<typeof cursorSchema>) => JSON.stringify(cursor);

/** For help desks that tell by time which tickets changed, in seconds, and then each ticket's history. */
export async function pullByTime({ list, page, newest, read, written, ms }: Changes, cursor: string | null) {
  if (cursor === null) return { events: [], cursor: write({ at: (await newest()) ?? written(0), read: {} }) };
  const { at, read: before } = cursorSchema.parse(JSON.parse(cursor));
  const from = written(Math.max(0, ms(at) - overlap));
  const now = Date.now();
  const changed = await changedSince(list, page, from);
  const last = [at, ...changed.map((one) => one.at)].toSorted().at(-1) ?? at;
  const events: RemoteEvent[] = [];
  const done: Record<string, [string, number]> = {};
  for (const one of changed) {
    const [then, firstSeen] = before[one.id] ?? ['', 0];
    const known = then === one.at;
    if (!known || firstSeen > 0) events.push(...(await read(one.id, from)));
    const over = one.at < last || (known && (firstSeen === 0 || now - firstSeen > settled));
    done[one.id] = [one.at, over ? 0 : known ? firstSeen : now];
  }
  return { events, cursor: write({ at: last, read: done }) };
}

/** By time and not by pages: what changes meanwhile moves to the end, and all after it a place to the front. */
async function changedSince(list: Changes['list'], page: number, from: string): Promise<Changed[]> {
  const found = new Map<string, Changed>();
  for (let [since, offset] = [from, 0]; ; ) {
    const changed = await list(since, offset);
    for (const one of changed) found.set(one.id, one);
    const last = changed.at(-1);
    if (changed.length < page || !last) return [...found.values()];
    [since, offset] = last.at > since ? [last.at, 0] : [since, offset + page];
  }
}
