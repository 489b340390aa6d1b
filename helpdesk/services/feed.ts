import type { z } from 'zod';
import type { desktopRoutes } from '../../shared/api/desktop-routes.ts';
import type { Change } from '../../shared/api/feed.ts';
import type { Announcement } from '../../shared/model/announcement.ts';
import { assertNever } from '../../shared/model/assert-never.ts';
import type { Helped } from '../../shared/model/helped.ts';
import type { Tip } from '../../shared/model/tip.ts';
import { createBatch } from '../store/batch.ts';
import { readLastCalls } from '../store/calls.ts';
import { type ChangeRow, readChanges, readHead, readOwnHeads } from '../store/changes.ts';
import { readLastRequests } from '../store/fresh-sets.ts';
import { groupsOfDesktop } from '../store/groups.ts';
import type { PokeBus } from '../store/pokes.ts';
import { readTicketsForDesktop } from '../store/tickets.ts';
import type { Context } from './context.ts';
import { readPolicy } from './policy.ts';

type Page = Pick<z.output<typeof desktopRoutes.listChanges.reply>, 'changes' | 'cursor' | 'more'>;

export interface Feed {
  /** The cursor of the last change that concerns this desktop; from memory when it was asked before. */
  head(desktopId: string): Promise<number>;
  read(desktopId: string, since: number, limit: number): Promise<Page>;
  stop(): void;
}

export function createFeed(context: Context, bus: PokeBus): Feed {
  const { database } = context;
  const burst = createBurst(context);
  const heads = new Map<string, number>();
  /** Desktops whose head is being read, with the last cursor that was poked meanwhile. */
  const loading = new Map<string, { raised: number; head: Promise<number> }>();
  const stop = bus.listen((poke) => {
    if (poke.kind !== 'feed') return;
    if (poke.desktopId === null) burst.forget();
    for (const id of poke.desktopId === null ? [...heads.keys(), ...loading.keys()] : [poke.desktopId]) {
      const held = heads.get(id);
      if (held !== undefined) heads.set(id, Math.max(held, poke.cursor));
      const load = loading.get(id);
      if (load) load.raised = Math.max(load.raised, poke.cursor);
    }
  });

  async function head(desktopId: string): Promise<number> {
    if (!database.hearsOthers()) {
      heads.clear();
      return await readHead(database.db, desktopId);
    }
    return heads.get(desktopId) ?? (await (loading.get(desktopId) ?? load(desktopId)).head);
  }

  function load(desktopId: string): { head: Promise<number> } {
    const entry = { raised: 0, head: Promise.resolve(0) };
    entry.head = readHead(database.db, desktopId)
      .then((read) => {
        const known = Math.max(entry.raised, read);
        heads.set(desktopId, known);
        return known;
      })
      .finally(() => loading.delete(desktopId));
    loading.set(desktopId, entry);
    return entry;
  }

  return {
    head,
    async read(desktopId, since, limit) {
      // A cursor beyond the end is of another database (restored from a backup): begin again, reading twice is harmless.
      const from = since > (await head(desktopId)) && since > (await feedEnd(context)) ? 0 : since;
      return (await burst.page(desktopId, from, limit)) ?? (await readPage(context, desktopId, from, limit));
    },
    stop,
  };
}

/** Milliseconds for which a page is remembered, and how many of them. */
const burstMs = 1000;
const mostPages = 50;

/**
 * A poke brings all desktops at once, and most have read equally far: one query answers them all. Only a desktop for which
 * nothing of its own lies ahead is answered so, and that is looked up after the page was read: cursors become visible in
 * their order, so nothing can have slipped in below the page's end.
 */
function createBurst(context: Context) {
  const { database, now } = context;
  let pages = new Map<string, { readonly at: number; readonly page: Promise<Page> }>();
  const ownHead = createBatch<string, number>((ids) => readOwnHeads(database.db, ids));
  return {
    forget() {
      // What is being read now may be of before the poke: it is no answer for those who ask from now on.
      pages = new Map();
    },
    /** Null when the desktop has to be answered for itself. */
    async page(desktopId: string, from: number, limit: number): Promise<Page | null> {
      if (!database.hearsOthers()) return null;
      const key = `${from}.${limit}`;
      const time = now();
      let held = pages.get(key);
      if (!held || time - held.at >= burstMs) {
        if (pages.size >= mostPages) pages = new Map();
        held = { at: time, page: readPage(context, null, from, limit) };
        pages.set(key, held);
        held.page.catch(() => pages.delete(key));
      }
      const page = await held.page;
      return ((await ownHead(desktopId)) ?? 0) > from ? null : page;
    },
  };
}

/** @param desktopId null: only what is for all */
async function readPage(context: Context, desktopId: string | null, from: number, limit: number): Promise<Page> {
  const rows = await readChanges(context.database.db, desktopId, from, limit + 1);
  const page = rows.slice(0, limit);
  return { changes: await changesOf(context, page), cursor: page.at(-1)?.cursor ?? from, more: rows.length > limit };
}

async function changesOf(context: Context, page: readonly ChangeRow[]): Promise<Change[]> {
  const { db } = context.database;
  const idsOf = (kind: ChangeRow['kind']) => page.filter((row) => row.kind === kind).map((row) => row.thing_id);
  const tickets = await readTicketsForDesktop(db, idsOf('ticket'));
  const requests = await readLastRequests(db, idsOf('fresh-set-request'));
  const calls = await readLastCalls(db, idsOf('call'));
  const changes = await Promise.all(
    page.map(async (row): Promise<Change | null> => {
      const base = { cursor: row.cursor, at: row.at.toISOString(), id: row.thing_id };
      switch (row.kind) {
        case 'ticket': {
          const ticket = tickets.get(row.thing_id);
          return ticket ? { ...base, kind: row.kind, ticket } : null;
        }
        case 'fresh-set-request': {
          const request = requests.get(row.thing_id);
          return request ? { ...base, kind: row.kind, request } : null;
        }
        case 'policy':
          return { cursor: base.cursor, at: base.at, kind: row.kind, policy: await readPolicy(db) };
        case 'groups':
          return { cursor: base.cursor, at: base.at, kind: row.kind, groups: await groupsOfDesktop(db, row.thing_id) };
        case 'call': {
          const call = calls.get(row.thing_id);
          return call ? { cursor: base.cursor, at: base.at, kind: row.kind, call } : null;
        }
        // What is entered in the feed under a kind is of that kind.
        case 'helped':
          return { cursor: base.cursor, at: base.at, kind: row.kind, helped: (row.document as { readonly helped: Helped }).helped };
        case 'tip':
          return { ...base, kind: row.kind, tip: row.document as Tip };
        case 'announcement':
          return { ...base, kind: row.kind, announcement: row.document as Announcement };
        case 'tip-withdrawn':
        case 'announcement-withdrawn':
          return { ...base, kind: row.kind, version: (row.document as { readonly version?: number } | null)?.version ?? 1 };
        default:
          return assertNever(row.kind);
      }
    }),
  );
  return changes.filter((change) => change !== null);
}

async function feedEnd(context: Context): Promise<number> {
  return (await context.database.db.selectFrom('feed_head').select('cursor').executeTakeFirstOrThrow()).cursor;
}
