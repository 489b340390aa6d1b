import { randomBytes } from 'node:crypto';
import { type ApiResult, callRoute, type Transport } from '../../../shared/api/client.ts';
import { desktopRoutes } from '../../../shared/api/desktop-routes.ts';
import type { SigningKey } from '../signature.ts';
import { type Opened, openBundle } from './bundle.ts';
import type { Proof } from './proof.ts';

/** Whom to ask, and whose word counts. */
export interface FeedSource {
  readonly transport: Transport;
  readonly desktopId: string;
  readonly signingKey: SigningKey;
  /** The key that follows ours, vouched for by it; null when there is none, or when it cannot be asked for now. */
  readonly followKeys: () => Promise<SigningKey | null>;
}

export interface FeedQuestion {
  readonly since: number;
  readonly limit?: number;
  /** What we have: "nothing new" is an answer then. */
  readonly etag?: string | undefined;
  readonly last: Proof | null;
}

export type FeedAnswer =
  | { readonly kind: 'none'; readonly result: ApiResult<unknown> & { ok: false } }
  | { readonly kind: 'nothing-new' }
  /** `key`: the one that counts from now on. */
  | { readonly kind: 'some'; readonly opened: Opened; readonly key: SigningKey; readonly etag: string | undefined };

/** As bytes, since they are parsed only when they are found to be genuine. */
const listChanges = { ...desktopRoutes.listChanges, reply: 'binary' } as const;

/** Asks for a page of the feed, with a number that no answer of before can have. */
export async function askForChanges(source: FeedSource, { since, limit, etag, last }: FeedQuestion): Promise<FeedAnswer> {
  const nonce = randomBytes(16).toString('base64url');
  const query = { since, nonce, ...(limit === undefined ? {} : { limit }) };
  const result = await callRoute(source.transport, listChanges, { query }, etag === undefined ? {} : { 'if-none-match': etag });
  if (!result.ok) return result.kind === 'unexpected' && result.status === 304 ? { kind: 'nothing-new' } : { kind: 'none', result };
  const { value: bytes, headers } = result;
  const open = (key: SigningKey): FeedAnswer => {
    const opened = openBundle({ bytes, headers }, key, { desktopId: source.desktopId, since, nonce }, last);
    return { kind: 'some', opened, key, etag: headers.etag };
  };
  const answer = open(source.signingKey);
  if (answer.kind !== 'some' || answer.opened.ok || answer.opened.why !== 'unknown-key') return answer;
  const next = await source.followKeys();
  return next ? open(next) : answer;
}
