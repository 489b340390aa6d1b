import type { z } from 'zod';
import { type Change, type Signed, withdrawalSchema } from '../../../shared/api/feed.ts';
import { announcementSchema } from '../../../shared/model/announcement.ts';
import { assertNever } from '../../../shared/model/assert-never.ts';
import { type Tip, tipSchema } from '../../../shared/model/tip.ts';
import { isGenuine, type SigningKey } from '../signature.ts';
import { type FeedState, type News, withAnnouncement, withoutAnnouncement, withRequest, withTicket } from './state.ts';

export type TipChange =
  | { readonly kind: 'tip'; readonly tip: Tip }
  | { readonly kind: 'withdrawn'; readonly id: string; readonly version: number };

export interface Applied {
  readonly state: FeedState;
  readonly tips: readonly TipChange[];
  readonly news: readonly News[];
  /** Why a change was not taken, for the log. */
  readonly refused: readonly string[];
}

/** A page of the feed put into the state. Nothing signed is parsed before its signature was verified. */
export function applyChanges(start: FeedState, changes: readonly Change[], key: SigningKey): Applied {
  let state = start;
  const tips: TipChange[] = [];
  const news: News[] = [];
  const refused: string[] = [];
  const open = <S extends z.ZodType<{ id: string }>>(
    change: { id: string; cursor: number },
    signed: Signed,
    schema: S,
  ): z.output<S> | null => {
    const opened = openSigned(signed, key, schema);
    if (typeof opened !== 'string' && opened.value.id === change.id) return opened.value;
    refused.push(
      `change ${change.cursor} (${change.id}): ${typeof opened === 'string' ? opened : 'it is about something else than it says'}`,
    );
    return null;
  };
  for (const change of changes) {
    switch (change.kind) {
      case 'tip': {
        const tip = open(change, change.signed, tipSchema);
        if (tip) tips.push({ kind: 'tip', tip });
        break;
      }
      case 'tip-withdrawn': {
        const withdrawal = open(change, change.signed, withdrawalSchema);
        if (withdrawal) tips.push({ kind: 'withdrawn', id: withdrawal.id, version: withdrawal.version });
        break;
      }
      case 'announcement': {
        const announcement = open(change, change.signed, announcementSchema);
        if (announcement) {
          const next = withAnnouncement(state, announcement);
          state = next.state;
          news.push(...next.news);
        }
        break;
      }
      case 'announcement-withdrawn': {
        const withdrawal = open(change, change.signed, withdrawalSchema);
        if (withdrawal) state = withoutAnnouncement(state, withdrawal.id, withdrawal.version);
        break;
      }
      case 'ticket': {
        const next = withTicket(state, change.ticket);
        state = next.state;
        news.push(...next.news);
        break;
      }
      case 'fresh-set-request': {
        const next = withRequest(state, change.request);
        state = next.state;
        news.push(...next.news);
        break;
      }
      case 'policy':
        if (!state.policy || change.policy.version >= state.policy.version) state = { ...state, policy: change.policy };
        break;
      case 'groups':
        state = { ...state, groups: change.groups };
        break;
      default:
        assertNever(change);
    }
  }
  return { state, tips, news, refused };
}

function openSigned<S extends z.ZodType>(signed: Signed, key: SigningKey, schema: S): { readonly value: z.output<S> } | string {
  if (!isGenuine(signed, key)) return 'the signature is not of our help desk';
  try {
    return { value: schema.parse(JSON.parse(signed.payload)) };
  } catch {
    return 'the signed text is not of the agreed form';
  }
}
