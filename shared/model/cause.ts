import { z } from 'zod';

/** Where a problem came from. Never "the user": nobody is blamed. */
export const causes = ['desktop', 'application', 'server', 'document', 'howto'] as const;
export const causeSchema = z.enum(causes);
export type Cause = z.infer<typeof causeSchema>;
