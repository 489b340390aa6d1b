import { z } from 'zod';
import { storedAnnouncementSchema } from '../model/announcement.ts';
import { callSchema } from '../model/call.ts';
import { freshSetRequestSchema } from '../model/fresh-set.ts';
import { groupSchema } from '../model/group.ts';
import { helpedSchema } from '../model/helped.ts';
import { idSchema, timeSchema, tipIdSchema } from '../model/ids.ts';
import { policySchema } from '../model/policy.ts';
import { ticketSchema } from '../model/ticket.ts';
import { tipSchema } from '../model/tip.ts';

const version = z.number().int().positive();
const base = { cursor: z.number().int().positive(), at: timeSchema };

/** One entry of the change feed. A later entry for the same thing replaces the earlier one, so reading twice is harmless. */
export const changeSchema = z.discriminatedUnion('kind', [
  z.object({ ...base, kind: z.literal('tip'), id: tipIdSchema, tip: tipSchema }),
  z.object({ ...base, kind: z.literal('tip-withdrawn'), id: tipIdSchema, version }),
  z.object({ ...base, kind: z.literal('announcement'), id: idSchema, announcement: storedAnnouncementSchema }),
  z.object({ ...base, kind: z.literal('announcement-withdrawn'), id: idSchema, version }),
  z.object({ ...base, kind: z.literal('ticket'), id: idSchema, ticket: ticketSchema }),
  /** `id` is the ticket's: the last request for it, in the state that it has now. */
  z.object({ ...base, kind: z.literal('fresh-set-request'), id: idSchema, request: freshSetRequestSchema }),
  z.object({ ...base, kind: z.literal('policy'), policy: policySchema }),
  /** All groups that this desktop is in now. */
  z.object({ ...base, kind: z.literal('groups'), groups: z.array(groupSchema).max(200) }),
  /** The last phone call in which this desktop's support code was used, as it is now. */
  z.object({ ...base, kind: z.literal('call'), call: callSchema }),
  /** What helped others, of all tips; at most once a day. */
  z.object({ ...base, kind: z.literal('helped'), helped: helpedSchema }),
]);
export type Change = z.infer<typeof changeSchema>;

const kinds: ReadonlySet<unknown> = new Set(changeSchema.options.map(({ shape }) => shape.kind.value));

/** Of a kind that a later version brought. A desktop passes it over: it must not be cut off by a help desk that is ahead of it. */
export function isOfLaterKind(change: unknown): boolean {
  const kind = typeof change === 'object' && change !== null && 'kind' in change ? change.kind : undefined;
  return typeof kind === 'string' && !kinds.has(kind);
}

/** 128 bits or more of a desktop's own choice, so that no answer of before can be the answer to this question. */
export const nonceSchema = z.string().regex(/^[\w-]{22,64}$/);

/**
 * One answer of the feed, signed as a whole (shared/api/signature.ts). It repeats what was asked and by whom, so that it
 * cannot be taken for the answer to another question or desktop. `changes` is a parameter, since a desktop reads more
 * leniently than a help desk writes.
 */
export const bundleOf = <C extends z.ZodType>(changes: C) =>
  z.object({
    desktopId: idSchema,
    since: z.number().int().nonnegative(),
    nonce: nonceSchema.nullable(),
    /** By the clock of the help desk; what lies between the two is for how long a desktop need not worry. */
    issuedAt: timeSchema,
    expiresAt: timeSchema,
    changes,
    cursor: z.number().int().nonnegative(),
    more: z.boolean(),
  });
export const bundleSchema = bundleOf(z.array(changeSchema));

/**
 * A key vouches for the one that follows it: `payload` is the JSON text of a `newKeySchema`, and `signature` is Ed25519 over
 * `signedAs.newKey` and its UTF-8 bytes, in base64, by the key that `keyId` names.
 */
export const keyLinkSchema = z.object({ payload: z.string().max(2_000), signature: z.string().max(200), keyId: z.string().max(80) });
export type KeyLink = z.infer<typeof keyLinkSchema>;
export const newKeySchema = z.object({ newKeyId: z.string().max(80), newPublicKey: z.string().max(400), at: timeSchema });
