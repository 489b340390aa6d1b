import { z } from 'zod';
import { text } from './units.ts';

export const servicesSection = z.object({
  /** `system` is none of the user's session. */
  failed: z.array(z.object({ name: text, description: text, by: z.enum(['system', 'user']), reason: text.optional() })).max(200),
  asked: z.array(z.enum(['system', 'user'])),
});
