import { z } from 'zod';
import { findingSchema } from '../../model/finding.ts';
import { idSchema, timeSchema } from '../../model/ids.ts';
import { localTextSchema } from '../../model/language.ts';
import { defineRoutes } from '../route.ts';
import { v1 } from './common.ts';

const clusterSchema = z.object({
  kind: z.enum(['crash', 'finding']),
  /** The crash signature, or the id of the finding. */
  key: z.string(),
  /** The words of the finding; null: of a crash, or not known. */
  text: findingSchema.shape.text.or(localTextSchema).nullable(),
  /** When all are of the same one. */
  application: z.string().nullable(),
  since: timeSchema,
  /** Open ones that no known issue explains yet, the newest first. */
  tickets: z.array(z.object({ id: idSchema, number: z.number().int().positive(), title: z.string() })).max(200),
});
export type Cluster = z.output<typeof clusterSchema>;

export const signRoutes = defineRoutes({
  getQueueSigns: {
    method: 'GET',
    path: `${v1}/queue-signs`,
    auth: 'session',
    role: 'agent',
    status: 200,
    summary: 'What the queue says as a whole: how many open tickets are late or soon due, and which look like one trouble.',
    reply: z.object({
      late: z.number().int().nonnegative(),
      soon: z.number().int().nonnegative(),
      clusters: z.array(clusterSchema),
    }),
  },
});
