import { z } from 'zod';
import { channelSchema } from './channel.ts';
import { idSchema } from './ids.ts';
import { languageSchema } from './language.ts';

/** An empty list fits every ticket; all four must fit. */
const conditionsSchema = z.object({
  applications: z.array(z.string().min(1).max(200)).max(50).default([]),
  groups: z.array(idSchema).max(50).default([]),
  channels: z.array(channelSchema).max(10).default([]),
  languages: z.array(languageSchema).max(10).default([]),
});
export type AssignmentConditions = z.output<typeof conditionsSchema>;

/** Who gets a new ticket: the agents take turns, as far as they are present. */
export const assignmentRuleSchema = z.object({
  active: z.boolean(),
  conditions: conditionsSchema,
  agents: z.array(idSchema).min(1).max(100),
});
export type AssignmentRule = z.output<typeof assignmentRuleSchema>;
