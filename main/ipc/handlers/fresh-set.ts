import type { Handlers } from '../../../shared/ipc/contract.ts';
import type { FreshSetDesk } from '../../report/fresh-set-desk.ts';

export const freshSetHandlers = (desk: FreshSetDesk): Handlers['freshSet'] => ({
  evidence: ({ id }) => desk.evidence(id),
  preview: ({ id, sectionsOff }) => desk.preview(id, sectionsOff),
  send: ({ id, sectionsOff, shown }) => desk.send(id, sectionsOff, shown),
  decline: ({ id }) => desk.decline(id),
});
