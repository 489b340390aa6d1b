import type { TroubleKind } from '../../../shared/model/trouble.ts';
import { judge, type Verdict } from '../retry.ts';
import { applyChanges, type TipChange } from './apply.ts';
import { askForChanges, type FeedSource } from './ask.ts';
import type { Bundle } from './bundle.ts';
import { afterClockSetBack, standingOf } from './proof.ts';
import type { News } from './state.ts';
import type { FeedStore } from './store.ts';
import { untold, withTrouble } from './troubles.ts';

export interface ReaderDependencies {
  readonly store: Pick<FeedStore, 'state' | 'save'>;
  /** On disk when it resolves: the cursor moves on only after that. */
  readonly applyTips: (changes: readonly TipChange[]) => Promise<void>;
  readonly now: () => number;
  /** Milliseconds by a clock that nobody sets. */
  readonly uptime?: () => number;
  readonly newId: () => string;
  readonly log: (message: string) => void;
}

/** `unproven`: something answered, but not with news that our help desk vouches for. */
export type FeedTrouble = Verdict | { readonly kind: 'unproven' };

interface FeedRead {
  readonly news: readonly News[];
  /** The first reading of all: what it brings was there before this desktop was, and is not news to its user. */
  readonly first: boolean;
  /** Anything at all came. */
  readonly changed: boolean;
  /** A signed answer came: whoever answers is our help desk. */
  readonly proven: boolean;
  readonly trouble: FeedTrouble | null;
}

export interface FeedReader {
  /** Reads on from the cursor until there is no more. */
  read(source: FeedSource): Promise<FeedRead>;
  /** The last proof is so old that news may be missing. */
  expired(): boolean;
}

/** No feed has that many pages: a server that answers `more` for ever must not keep a desktop busy. */
const mostPages = 1_000;

export function createFeedReader(dependencies: ReaderDependencies): FeedReader {
  const { store, applyTips, now, uptime = () => performance.now(), newId, log } = dependencies;
  let etag: string | undefined;
  /** When the last proof came, by `uptime`. */
  let provenAt: number | null = null;
  /** What comes into a feed that was empty is news. */
  let foundEmpty = false;

  const standing = () => standingOf(store.state().proof, now(), provenAt === null ? null : uptime() - provenAt);

  async function refuse(kind: TroubleKind, detail: string): Promise<void> {
    log(`feed: refused as a whole, ${kind}: ${detail}`);
    const { troubles, ...state } = store.state();
    await store.save({ ...state, troubles: withTrouble(troubles, kind, new Date(now()), newId) });
    etag = undefined;
  }

  async function take(bundle: Bundle): Promise<{ readonly news: readonly News[]; readonly changed: boolean }> {
    const { changes, cursor, issuedAt, expiresAt, passedOver } = bundle;
    for (const reason of passedOver) log(`feed: passed over ${reason}`);
    const before = store.state();
    const applied = applyChanges(before, changes);
    await applyTips(applied.tips);
    await store.save({ ...applied.state, cursor, proof: { issuedAt, expiresAt, verifiedAt: new Date(now()).toISOString() } });
    provenAt = uptime();
    return { news: applied.news, changed: cursor !== before.cursor || changes.length > 0 };
  }

  return {
    expired: () => standing() === 'expired',
    async read(source) {
      const news: News[] = [];
      let changed = false;
      let proven = false;
      const first = store.state().cursor === 0 && !foundEmpty;
      let { signingKey } = source;
      const { proof } = store.state();
      const settled = afterClockSetBack(proof, now());
      if (settled !== proof) await store.save({ ...store.state(), proof: settled });
      const end = (trouble: FeedTrouble | null): FeedRead => ({ news, first, changed, proven, trouble });
      for (let page = 0; page < mostPages; page += 1) {
        const { cursor: since, troubles } = store.state();
        // Who answers "nothing new" proves nothing. It is believed for half of the time that the last proof is good for.
        const believe = standing() === 'fresh' && untold(troubles).length === 0;
        const question = { since, etag: believe ? etag : undefined, last: store.state().proof };
        const answer = await askForChanges({ ...source, signingKey }, question);
        if (answer.kind === 'none') return end(judge(answer.result, now()));
        if (answer.kind === 'nothing-new') {
          if (standing() !== 'expired') return end(null);
          await refuse('held-back', 'nothing but "nothing new" came for too long');
          return end({ kind: 'unproven' });
        }
        const { opened } = answer;
        if (answer.key !== signingKey) log(`feed: our help desk signs with the key ${answer.key.keyId} from now on`);
        signingKey = answer.key;
        if (!opened.ok) {
          if (opened.why === 'not-ours') return end({ kind: 'foreign', wait: null });
          await refuse(opened.why, opened.detail);
          return end({ kind: 'unproven' });
        }
        const { more, cursor } = opened.bundle;
        const taken = await take(opened.bundle);
        proven = true;
        changed ||= taken.changed;
        news.push(...taken.news);
        etag = more ? undefined : answer.etag;
        if (!more || cursor <= since) break;
      }
      foundEmpty = store.state().cursor === 0;
      return end(null);
    },
  };
}
