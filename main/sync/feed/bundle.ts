import { z } from 'zod';
import { bundleOf, type Change, changeSchema, isOfLaterKind } from '../../../shared/api/feed.ts';
import { readSignature, signatureHeader } from '../../../shared/api/signature.ts';
import type { TroubleKind } from '../../../shared/model/trouble.ts';
import { isSigned, type SigningKey } from '../signature.ts';
import type { Proof } from './proof.ts';

/** What was asked, which the answer must repeat. */
export interface Question {
  readonly desktopId: string;
  readonly since: number;
  readonly nonce: string;
}
export interface RawAnswer {
  readonly bytes: Uint8Array;
  readonly headers: Readonly<Record<string, string | undefined>>;
}
export interface Bundle {
  readonly changes: readonly Change[];
  readonly cursor: number;
  readonly more: boolean;
  readonly issuedAt: string;
  readonly expiresAt: string;
  /** Why a change was passed over, for the log. */
  readonly passedOver: readonly string[];
}
/** `not-ours`: nothing of it says that it is of a help desk: a captive portal, another server. */
export type Opened =
  | { readonly ok: true; readonly bundle: Bundle }
  | { readonly ok: false; readonly why: TroubleKind | 'not-ours'; readonly detail: string };

const no = (why: TroubleKind | 'not-ours', detail: string): Opened => ({ ok: false, why, detail });

const bundleSchema = bundleOf(z.array(z.unknown()));

/**
 * One answer of the feed, taken or refused as a whole. Not one byte of it is parsed before its signature was verified.
 *
 * @param last what came before, only to tell an older answer from another one
 */
export function openBundle({ bytes, headers }: RawAnswer, key: SigningKey, asked: Question, last: Proof | null): Opened {
  const stated = readSignature(headers[signatureHeader]);
  if (!stated) {
    const json = /^application\/json\b/.test(headers['content-type'] ?? '');
    return json ? no('wrong-signature', 'it is not signed') : no('not-ours', 'it is not of the agreed form');
  }
  if (bytes.length < stated.bytes) return no('cut', `${bytes.length} of ${stated.bytes} bytes came`);
  if (stated.keyId !== key.keyId) return no('unknown-key', `it is signed with ${stated.keyId}, we trust ${key.keyId}`);
  if (!isSigned('bundle', bytes, stated.signature, key)) return no('wrong-signature', 'the signature does not fit');
  const read = readJson(bytes);
  if (!read) return no('not-ours', 'it is signed, but not of the agreed form');
  if (read.desktopId !== asked.desktopId) return no('foreign', `it is for ${read.desktopId}`);
  if (read.nonce !== asked.nonce || read.since !== asked.since) {
    if (last && Date.parse(read.issuedAt) < Date.parse(last.issuedAt)) return no('older', `it is of ${read.issuedAt}`);
    return no('replayed', 'it answers another question');
  }
  const changes: Change[] = [];
  const passedOver: string[] = [];
  for (const one of read.changes) {
    if (isOfLaterKind(one)) continue;
    const parsed = changeSchema.safeParse(one);
    if (parsed.success) changes.push(parsed.data);
    // A help desk that is ahead of us may have tips that we cannot read: the others still count.
    else if (isNews(one)) passedOver.push(`change ${String((one as { cursor?: unknown }).cursor)}: not of a form that we know`);
    else return no('not-ours', 'a change is not of the agreed form');
  }
  const { cursor, more, issuedAt, expiresAt } = read;
  return { ok: true, bundle: { changes, cursor, more, issuedAt, expiresAt, passedOver } };
}

function readJson(bytes: Uint8Array): z.output<typeof bundleSchema> | null {
  try {
    return bundleSchema.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
  } catch {
    return null;
  }
}

function isNews(change: unknown): boolean {
  const kind = typeof change === 'object' && change !== null && 'kind' in change ? change.kind : undefined;
  return kind === 'tip' || kind === 'announcement';
}
