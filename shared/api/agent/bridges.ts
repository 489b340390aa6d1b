import { z } from 'zod';
import { idSchema, timeSchema } from '../../model/ids.ts';
import { defineRoutes } from '../route.ts';
import { v1 } from './common.ts';

const ticket = z.object({ id: idSchema, number: z.number().int().positive(), title: z.string() });

/** The same ticket in another help desk. */
export const mirrorSchema = z.object({
  /** Name of the bridge, as in `listBridges`. */
  bridge: z.string(),
  remoteId: z.string(),
  remoteUrl: z.string(),
  /** `merged`: it went into another one over there; `lost`: gone, or no longer ours to see. */
  state: z.enum(['mirrored', 'merged', 'lost']),
  mergedInto: z.string().nullable(),
  /** As the other help desk calls it; empty: not told yet. */
  rawStatus: z.string(),
  /** What it did not keep when the ticket was made. */
  warning: z.string().nullable(),
});
export type Mirror = z.infer<typeof mirrorSchema>;

const bridgeSchema = z.object({
  /** "rt", "redmine", "zammad", "glpi", "mail". */
  name: z.string(),
  /** Null: it never answered; empty: it does not tell. */
  version: z.string().nullable(),
  /** Why it does not answer; null: it does. */
  error: z.string().nullable(),
  /** When it answered last; null: never. */
  answeredAt: timeSchema.nullable(),
  pulledAt: timeSchema.nullable(),
  /** Tickets from then on are mirrored. */
  since: timeSchema,
  mirrored: z.number().int().nonnegative(),
  queue: z.object({
    waiting: z.number().int().nonnegative(),
    /** Sent, and not known whether it arrived: looked for before it is sent again. */
    unsure: z.number().int().nonnegative(),
    failed: z.number().int().nonnegative(),
  }),
  /** The newest of what failed, at most a hundred. */
  failed: z
    .array(
      z.object({
        id: idSchema,
        ticket,
        kind: z.enum(['create', 'append', 'file', 'close']),
        attempts: z.number().int().nonnegative(),
        error: z.string(),
      }),
    )
    .max(100),
  /** Tickets that are not simply there any longer, or were not kept whole; at most a hundred. */
  troubled: z.array(mirrorSchema.extend({ ticket })).max(100),
});
export type BridgeHealth = z.infer<typeof bridgeSchema>;

const name = z.string().regex(/^[a-z]{1,20}$/);

export const bridgeRoutes = defineRoutes({
  listBridges: {
    method: 'GET',
    path: `${v1}/bridges`,
    auth: 'session',
    role: 'admin',
    status: 200,
    summary: 'Other help desks into which tickets are mirrored: whether they answer, what waits, what went wrong.',
    reply: z.object({ items: z.array(bridgeSchema) }),
  },
  resendToBridge: {
    method: 'POST',
    path: `${v1}/bridges/{name}/operations/{id}/resend`,
    auth: 'session',
    role: 'admin',
    status: 204,
    params: z.object({ name, id: idSchema }),
    summary: 'Send again what failed. It is looked for over there first, so nothing comes twice.',
    reply: null,
  },
  lookAgainOverBridge: {
    method: 'POST',
    path: `${v1}/bridges/{name}/tickets/{id}/look`,
    auth: 'session',
    role: 'admin',
    status: 204,
    params: z.object({ name, id: idSchema }),
    summary: 'Look again for a ticket that was lost, and take in what happened on it meanwhile.',
    reply: null,
  },
});
