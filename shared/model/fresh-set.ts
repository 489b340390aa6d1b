import { z } from 'zod';
import { findingSchema } from './finding.ts';
import { idSchema, timeSchema } from './ids.ts';
import { sectionSchema } from './section.ts';

/** Milliseconds after which nobody is asked any more. */
export const freshSetAskedFor = 7 * 24 * 3_600_000;

/**
 * An agent asks a desktop for its sections as they are now, for one ticket; the user decides. One at a time a ticket.
 * `open` beyond `expiresAt` is over, too: see `isOpen`.
 */
export const freshSetRequestSchema = z.object({
  id: idSchema,
  ticketId: idSchema,
  /** What the agent wants it for, in free words to the user; may be empty. */
  reason: z.string().max(500),
  /** The agent's display name. */
  askedBy: z.string().max(200),
  askedAt: timeSchema,
  expiresAt: timeSchema,
  state: z.enum(['open', 'sent', 'declined', 'withdrawn', 'expired']),
});
export type FreshSetRequest = z.infer<typeof freshSetRequestSchema>;

/** @param now milliseconds since 1970 */
export function isOpen({ state, expiresAt }: Pick<FreshSetRequest, 'state' | 'expiresAt'>, now: number): boolean {
  return state === 'open' && now < Date.parse(expiresAt);
}

/** What leaves the desktop when its user agreed, and what the user is shown before: the same bytes. `id` is the request's. */
export const freshSetSchema = z.object({
  schema: z.literal(1),
  id: idSchema,
  takenAt: timeSchema,
  findings: z.array(findingSchema).max(100),
  sections: z.array(sectionSchema).max(60),
  pandu: z.object({ version: z.string().max(40) }),
});
export type FreshSet = z.infer<typeof freshSetSchema>;
