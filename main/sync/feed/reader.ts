import { z } from 'zod';
import { callRoute, type Transport } from '../../../shared/api/client.ts';
import { desktopRoutes } from '../../../shared/api/desktop-routes.ts';
import { changeSchema, isOfLaterKind } from '../../../shared/api/feed.ts';
import { judge, type Verdict } from '../retry.ts';
import type { SigningKey } from '../signature.ts';
import { applyChanges, type TipChange } from './apply.ts';
import type { News } from './state.ts';
import type { FeedStore } from './store.ts';

export interface ReaderDependencies {
  readonly store: FeedStore;
  /** On disk when it resolves: the cursor moves on only after that. */
  readonly applyTips: (changes: readonly TipChange[]) => Promise<void>;
  readonly now: () => number;
  readonly log: (message: string) => void;
}

interface FeedRead {
  readonly news: readonly News[];
  /** The first reading of all: what it brings was there before this desktop was, and is not news to its user. */
  readonly first: boolean;
  /** Anything at all came. */
  readonly changed: boolean;
  readonly trouble: Verdict | null;
}

export interface FeedReader {
  /** Reads on from the cursor until there is no more. */
  read(transport: Transport, key: SigningKey): Promise<FeedRead>;
}

/** The contract's, but for kinds of changes that this version does not know. */
const listChanges = {
  ...desktopRoutes.listChanges,
  reply: desktopRoutes.listChanges.reply.extend({
    changes: z
      .array(z.unknown())
      .transform((changes) => changes.filter((change) => !isOfLaterKind(change)))
      .pipe(z.array(changeSchema)),
  }),
};

/** No feed has that many pages: a server that answers `more` for ever must not keep a desktop busy. */
const mostPages = 1_000;

export function createFeedReader({ store, applyTips, now, log }: ReaderDependencies): FeedReader {
  let etag: string | undefined;
  return {
    async read(transport, key) {
      const news: News[] = [];
      let changed = false;
      const first = store.state().cursor === 0;
      for (let page = 0; page < mostPages; page += 1) {
        const since = store.state().cursor;
        const result = await callRoute(transport, listChanges, { query: { since } }, etag ? { 'if-none-match': etag } : {});
        if (!result.ok) {
          if (result.kind === 'unexpected' && result.status === 304) break;
          return { news, first, changed, trouble: judge(result, now()) };
        }
        const { changes, cursor, more } = result.value;
        const applied = applyChanges(store.state(), changes, key);
        for (const reason of applied.refused) log(`feed: refused ${reason}`);
        await applyTips(applied.tips);
        if (cursor !== since || changes.length > 0) {
          await store.save({ ...applied.state, cursor });
          changed = true;
        }
        news.push(...applied.news);
        etag = more ? undefined : result.headers.etag;
        if (!more || cursor <= since) break;
      }
      return { news, first, changed, trouble: null };
    },
  };
}
