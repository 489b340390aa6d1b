import { z } from 'zod';
import { idSchema } from '../../model/ids.ts';
import { defineRoutes } from '../route.ts';
import { id, v1 } from './common.ts';

const personAddressesSchema = z.object({
  items: z.array(
    z.object({
      id: idSchema,
      kind: z.enum(['email', 'phone']),
      /** A lower-case mail address, or a number in E.164. */
      address: z.string(),
      name: z.string(),
      /** Known to be that of the user of the desktop. */
      verified: z.boolean(),
    }),
  ),
});
export type PersonAddress = z.infer<typeof personAddressesSchema>['items'][number];

export const addressRoutes = defineRoutes({
  listPersonAddresses: {
    method: 'GET',
    path: `${v1}/tickets/{id}/addresses`,
    auth: 'session',
    role: 'agent',
    status: 200,
    params: id,
    summary:
      'Mail addresses and telephone numbers of the person of a ticket: those that this conversation was written from, and those that are known to be of the user of its desktop.',
    reply: personAddressesSchema,
  },
  forgetPersonAddress: {
    method: 'DELETE',
    path: `${v1}/tickets/{id}/addresses/{addressId}`,
    auth: 'session',
    role: 'agent',
    status: 200,
    params: z.object({ id: idSchema, addressId: idSchema }),
    summary:
      'Forget one of these, everywhere, for good: answers go there no more, what waits for it is dropped, and who writes from it is a stranger again. Tickets and what was written stay; a STOP by SMS is kept. One that is not of this ticket (any more) is `not-found`. The audit log has it masked.',
    reply: personAddressesSchema,
  },
});
