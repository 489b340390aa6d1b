import type { Handlers } from '../../../shared/ipc/contract.ts';
import type { Announcements } from '../../sync/announcements.ts';

export const announcementsHandlers = (announcements: Announcements): Handlers['announcements'] => ({
  list: () => [...announcements.current()],
  seen: async ({ id }) => ({ ok: await announcements.see(id) }),
});
