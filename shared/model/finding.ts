import { z } from 'zod';
import { causeSchema } from './cause.ts';
import { localTextSchema } from './language.ts';

export const severities = ['serious', 'warning', 'hint'] as const;

/** A health rule that fired. */
export const findingSchema = z.object({
  id: z
    .string()
    .regex(/^[a-z0-9-]+$/)
    .max(80),
  severity: z.enum(severities),
  cause: causeSchema,
  /** One plain sentence for the user. */
  text: localTextSchema,
  /** What it fired on, for the agent: "/home: 99.2 % of 240 GB used". */
  evidence: z.string().max(1000),
  section: z.string().max(40),
  tip: z.string().max(80).optional(),
});
export type Finding = z.infer<typeof findingSchema>;
