import { z } from 'zod';
import { languageSchema } from '../../model/language.ts';
import { defineRoutes } from '../route.ts';
import { v1 } from './common.ts';

/** Facts about a desktop that the help desk lists and groups by; no more than the console shows. */
export const inventorySchema = z.object({
  userName: z.string().max(120),
  hostName: z.string().max(255),
  distribution: z.string().max(120),
  /** ID, ID_LIKE and "ID-VERSION_ID" of os-release(5), which tips name. Absent: a desktop before 0.2. */
  distributions: z.array(z.string().max(60)).max(10).optional(),
  /** The parts of XDG_CURRENT_DESKTOP, with a space between. */
  desktop: z.string().max(120),
  sessionType: z.string().max(20),
  language: languageSchema,
  panduVersion: z.string().max(40),
});
export type Inventory = z.infer<typeof inventorySchema>;

export const inventoryRoutes = defineRoutes({
  putInventory: {
    method: 'PUT',
    path: `${v1}/desktops/me/inventory`,
    auth: 'desktop',
    status: 200,
    summary: 'Facts about this desktop, sent when they changed.',
    body: inventorySchema,
    reply: z.object({}),
  },
});
