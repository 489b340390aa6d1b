import { z } from 'zod';
import { timeSchema } from '../ids.ts';
import { text } from './units.ts';

export const systemSection = z.object({
  distribution: text,
  distributionId: text,
  version: text.optional(),
  kernel: text,
  architecture: text,
  vendor: text.optional(),
  model: text.optional(),
  firmware: text.optional(),
  virtual: text.optional(),
  cpu: text,
  cores: z.number().int(),
  load: z.tuple([z.number(), z.number(), z.number()]),
  uptimeSeconds: z.number(),
  bootedAt: timeSchema,
  timezone: text,
});
