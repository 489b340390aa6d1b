import type { Handlers } from '../../../shared/ipc/contract.ts';
import type { ContactDesk } from '../../sync/support-code.ts';

export const contactHandlers = (desk: ContactDesk): Handlers['contact'] => ({
  code: desk.code,
  newCode: desk.newCode,
  endCall: async ({ id }) => ({ ok: await desk.endCall(id) }),
});
