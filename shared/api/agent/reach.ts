import { z } from 'zod';
import { idSchema } from '../../model/ids.ts';
import { audienceSchema } from '../../model/tip.ts';
import { conditions } from '../../tips/audience.ts';
import { defineRoutes } from '../route.ts';
import { v1 } from './common.ts';

const count = z.number().int().nonnegative();
/** Of `total` enrolled desktops `reached` surely fit; for `unknown` more it shows on the desktop itself. */
const shares = { total: count, reached: count, unknown: count };

const reachSchema = z.object({
  ...shares,
  /** What the help desk cannot tell of those `unknown`, most desktops first; one desktop may count under several. */
  open: z.array(z.object({ condition: z.enum(conditions), desktops: z.number().int().positive() })),
  /** Groups with enrolled desktops, by name; a desktop in two of them counts in both. */
  byGroup: z.array(z.object({ id: idSchema, name: z.string(), ...shares })),
});
export type Reach = z.infer<typeof reachSchema>;

export const reachRoutes = defineRoutes({
  tipReach: {
    method: 'POST',
    path: `${v1}/tips/reach`,
    auth: 'session',
    role: 'agent',
    status: 200,
    body: z.object({ audience: audienceSchema }),
    summary:
      'How many desktops an audience means, by the rules by which desktops decide: from their inventories and groups, and, for versions, findings and crashes, from what the last diagnostics of each said within 90 days.',
    reply: reachSchema,
  },
});
