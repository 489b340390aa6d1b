import { z } from 'zod';
import { idSchema } from '../../model/ids.ts';

export const id = z.object({ id: idSchema });
export const v1 = '/api/v1';
