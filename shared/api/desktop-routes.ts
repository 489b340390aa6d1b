import { addressRoutes } from './desktop/addresses.ts';
import { announcementRoutes } from './desktop/announcements.ts';
import { callRoutes } from './desktop/calls.ts';
import { conversationRoutes } from './desktop/conversation.ts';
import { enrolmentRoutes } from './desktop/enrolment.ts';
import { freshSetRoutes } from './desktop/fresh-sets.ts';
import { inventoryRoutes } from './desktop/inventory.ts';
import { newsRoutes } from './desktop/news.ts';
import { reportRoutes } from './desktop/reports.ts';
import { tipRoutes } from './desktop/tips.ts';

export type { MyAddress, MyAddresses } from './desktop/addresses.ts';
export type { newMessageSchema } from './desktop/conversation.ts';
export { type SigningKey, signingKeySchema } from './desktop/enrolment.ts';
export type { Inventory } from './desktop/inventory.ts';
export { usualHeartbeat } from './desktop/news.ts';

/** Called by desktops. Every PUT may be repeated: the same id with the same content answers as the first time. */
export const desktopRoutes = {
  ...enrolmentRoutes,
  ...newsRoutes,
  ...reportRoutes,
  ...conversationRoutes,
  ...freshSetRoutes,
  ...callRoutes,
  ...tipRoutes,
  ...announcementRoutes,
  ...addressRoutes,
  ...inventoryRoutes,
};
