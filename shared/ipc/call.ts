import { z } from 'zod';
import { idSchema } from '../model/ids.ts';

// What many calls take and answer.
export const nothing = z.undefined();
export const done = z.object({ ok: z.boolean() });
export const byId = z.object({ id: idSchema });
export const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'bytes');
export const picture = z.object({ mediaType: z.enum(['image/png', 'image/jpeg', 'image/webp']), bytes });

/** One call: what it takes, and what it answers. */
export const call = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({ input, output });
