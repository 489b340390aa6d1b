import { z } from 'zod';
import { measureNames } from '../../comparison/facts.ts';
import { idSchema, timeSchema } from '../../model/ids.ts';
import { defineRoutes } from '../route.ts';
import { id, v1 } from './common.ts';

const factValue = z.union([z.number(), z.string()]);

const comparable = { measure: z.enum(measureNames), subject: z.string() };

const comparisonSchema = z.object({
  /** The last set of the same desktop before this one that had no serious finding; null when there is none. */
  healthy: z
    .object({
      at: timeSchema,
      ticketId: idSchema,
      number: z.number().int().positive(),
      differences: z.array(z.object({ ...comparable, before: factValue.nullable(), after: factValue.nullable() })),
    })
    .nullable(),
  /** Against the desktops of its group, or all where `group` is null: `desktops` of them in the last 90 days. */
  usual: z.object({
    group: z.string().nullable(),
    desktops: z.number().int().nonnegative(),
    deviations: z.array(z.object({ ...comparable, here: factValue, usual: factValue })),
  }),
});

export type Comparison = z.infer<typeof comparisonSchema>;

export const comparisonRoutes = defineRoutes({
  compareSet: {
    method: 'GET',
    path: `${v1}/tickets/{id}/comparison`,
    auth: 'session',
    role: 'agent',
    status: 200,
    params: id,
    query: z.object({ set: idSchema.optional() }),
    summary: 'What is unlike the last healthy set of the same desktop, and unlike other desktops. `set`: a fresh set; else the report.',
    reply: comparisonSchema,
  },
});
