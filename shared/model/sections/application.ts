import { z } from 'zod';
import { applicationSchema } from '../application.ts';
import { timeSchema } from '../ids.ts';
import { bytes, text } from './units.ts';

export const applicationSection = z.object({
  application: applicationSchema,
  running: z.boolean(),
  processes: z.array(
    z.object({
      pid: z.number().int(),
      name: text,
      state: text,
      memory: bytes,
      cpuSeconds: z.number(),
      startedAt: timeSchema,
      threads: z.number().int(),
      openFiles: z.number().int().optional(),
    }),
  ),
  relatedPackages: z.array(z.object({ name: text, version: text })),
  sandbox: z.enum(['none', 'flatpak', 'snap']).optional(),
});
