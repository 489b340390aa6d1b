import type { Change } from '../../../shared/api/feed.ts';
import { assertNever } from '../../../shared/model/assert-never.ts';
import type { Helped } from '../../../shared/model/helped.ts';
import type { Tip } from '../../../shared/model/tip.ts';
import { type FeedState, type News, withAnnouncement, withCall, withoutAnnouncement, withRequest, withTicket } from './state.ts';

export type TipChange =
  | { readonly kind: 'tip'; readonly tip: Tip }
  | { readonly kind: 'withdrawn'; readonly id: string; readonly version: number }
  | { readonly kind: 'helped'; readonly helped: Helped };

export interface Applied {
  readonly state: FeedState;
  readonly tips: readonly TipChange[];
  readonly news: readonly News[];
}

/** A page of the feed put into the state; its signature was verified by whoever hands it in. */
export function applyChanges(start: FeedState, changes: readonly Change[]): Applied {
  let state = start;
  const tips: TipChange[] = [];
  const news: News[] = [];
  const take = (next: { readonly state: FeedState; readonly news: readonly News[] }) => {
    state = next.state;
    news.push(...next.news);
  };
  for (const change of changes) {
    switch (change.kind) {
      case 'tip':
        tips.push({ kind: 'tip', tip: change.tip });
        break;
      case 'tip-withdrawn':
        tips.push({ kind: 'withdrawn', id: change.id, version: change.version });
        break;
      case 'helped':
        tips.push({ kind: 'helped', helped: change.helped });
        break;
      case 'announcement':
        take(withAnnouncement(state, change.announcement));
        break;
      case 'announcement-withdrawn':
        state = withoutAnnouncement(state, change.id, change.version);
        break;
      case 'ticket':
        take(withTicket(state, change.ticket));
        break;
      case 'fresh-set-request':
        take(withRequest(state, change.request));
        break;
      case 'policy':
        if (!state.policy || change.policy.version >= state.policy.version) state = { ...state, policy: change.policy };
        break;
      case 'groups':
        state = { ...state, groups: change.groups };
        break;
      case 'call':
        take(withCall(state, change.call));
        break;
      default:
        assertNever(change);
    }
  }
  return { state, tips, news };
}
