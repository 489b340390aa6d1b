import { z } from 'zod';
import { freshSetRequestSchema } from '../model/fresh-set.ts';
import { groupSchema } from '../model/group.ts';
import { idSchema, timeSchema, tipIdSchema } from '../model/ids.ts';
import { policySchema } from '../model/policy.ts';
import { ticketSchema } from '../model/ticket.ts';

/**
 * A tip or an announcement as it travels: `payload` is JSON text, and `signature` is Ed25519 over its UTF-8 bytes,
 * in base64. Nothing in the payload is parsed before the signature was verified with the key from enrolment.
 */
const signedSchema = z.object({ payload: z.string().max(500_000), signature: z.string().max(200), keyId: z.string().max(80) });
export type Signed = z.infer<typeof signedSchema>;

const base = { cursor: z.number().int().positive(), at: timeSchema };

/** One entry of the change feed. A later entry for the same thing replaces the earlier one, so reading twice is harmless. */
export const changeSchema = z.discriminatedUnion('kind', [
  z.object({ ...base, kind: z.literal('tip'), id: tipIdSchema, signed: signedSchema }),
  z.object({ ...base, kind: z.literal('tip-withdrawn'), id: tipIdSchema, signed: signedSchema }),
  z.object({ ...base, kind: z.literal('announcement'), id: idSchema, signed: signedSchema }),
  z.object({ ...base, kind: z.literal('announcement-withdrawn'), id: idSchema, signed: signedSchema }),
  z.object({ ...base, kind: z.literal('ticket'), id: idSchema, ticket: ticketSchema }),
  /** `id` is the ticket's: the last request for it, in the state that it has now. */
  z.object({ ...base, kind: z.literal('fresh-set-request'), id: idSchema, request: freshSetRequestSchema }),
  z.object({ ...base, kind: z.literal('policy'), policy: policySchema }),
  /** All groups that this desktop is in now. */
  z.object({ ...base, kind: z.literal('groups'), groups: z.array(groupSchema).max(200) }),
]);
export type Change = z.infer<typeof changeSchema>;

const kinds: ReadonlySet<unknown> = new Set(changeSchema.options.map(({ shape }) => shape.kind.value));

/** Of a kind that a later version brought. A desktop passes it over: it must not be cut off by a help desk that is ahead of it. */
export function isOfLaterKind(change: unknown): boolean {
  const kind = typeof change === 'object' && change !== null && 'kind' in change ? change.kind : undefined;
  return typeof kind === 'string' && !kinds.has(kind);
}

/** The signed payload of a withdrawal, so that nobody on the way can take a tip back. */
export const withdrawalSchema = z.object({ id: z.string().max(80), version: z.number().int().positive(), withdrawn: z.literal(true) });
