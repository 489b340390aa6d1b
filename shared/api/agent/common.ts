import { z } from 'zod';
import { idSchema, tipIdSchema } from '../../model/ids.ts';

export const v1 = '/api/v1/agent';

export const id = z.object({ id: idSchema });

export const tipId = z.object({ id: tipIdSchema });

export const person = z.object({ id: idSchema, name: z.string() });

export const page = {
  page: z.coerce.number().int().min(1).max(10_000).default(1),
  size: z.coerce.number().int().min(1).max(200).default(50),
};

export const paged = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), total: z.number().int().nonnegative() });
