import { z } from 'zod';
import { idSchema, timeSchema } from './ids.ts';

/** Milliseconds after which the help desk may no longer look, whether anybody ended the call or not. */
export const callLasts = 60 * 60_000;

/** A phone call in which the user read a support code aloud: from then on an agent may look at this desktop's facts. */
export const callSchema = z.object({
  id: idSchema,
  /** The agent's display name. */
  agent: z.string().max(200),
  openedAt: timeSchema,
  expiresAt: timeSchema,
  /** When either side ended it; null: nobody did. */
  endedAt: timeSchema.nullable(),
});
export type Call = z.infer<typeof callSchema>;

/** @param now milliseconds since 1970 */
export function isCallOpen({ endedAt, expiresAt }: Pick<Call, 'endedAt' | 'expiresAt'>, now: number): boolean {
  return endedAt === null && now < Date.parse(expiresAt);
}
