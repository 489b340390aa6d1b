import type { z } from 'zod';
import type { desktopRoutes } from '../../shared/api/desktop-routes.ts';
import type { Change } from '../../shared/api/feed.ts';
import type { Announcement } from '../../shared/model/announcement.ts';
import { assertNever } from '../../shared/model/assert-never.ts';
import type { Tip } from '../../shared/model/tip.ts';
import { type ChangeRow, readChanges, readHead } from '../store/changes.ts';
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
  const heads = new Map<string, number>();
  /** Desktops whose head is being read, with the last cursor that was poked meanwhile. */
  const loading = new Map<string, { raised: number; head: Promise<number> }>();
  const stop = bus.listen((poke) => {
    if (poke.kind !== 'feed') return;
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
      const from = since > (await readHead(database.db, desktopId)) && since > (await feedEnd(context)) ? 0 : since;
      const rows = await readChanges(database.db, desktopId, from, limit + 1);
      const page = rows.slice(0, limit);
      const idsOf = (kind: ChangeRow['kind']) => page.filter((row) => row.kind === kind).map((row) => row.thing_id);
      const tickets = await readTicketsForDesktop(database.db, idsOf('ticket'));
      const requests = await readLastRequests(database.db, idsOf('fresh-set-request'));
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
              return { cursor: base.cursor, at: base.at, kind: row.kind, policy: await readPolicy(database.db) };
            case 'groups':
              return { cursor: base.cursor, at: base.at, kind: row.kind, groups: await groupsOfDesktop(database.db, row.thing_id) };
            // What is entered in the feed under a kind is of that kind.
            case 'tip':
              return { ...base, kind: row.kind, tip: row.document as Tip };
            case 'announcement':
              return { ...base, kind: row.kind, announcement: row.document as Announcement };
            case 'tip-withdrawn':
            case 'announcement-withdrawn':
              return { ...base, kind: row.kind, version: row.document?.version ?? 1 };
            default:
              return assertNever(row.kind);
          }
        }),
      );
      const last = page.at(-1)?.cursor ?? from;
      return { changes: changes.filter((change) => change !== null), cursor: last, more: rows.length > limit };
    },
    stop,
  };
}

async function feedEnd(context: Context): Promise<number> {
  return (await context.database.db.selectFrom('feed_head').select('cursor').executeTakeFirstOrThrow()).cursor;
}
