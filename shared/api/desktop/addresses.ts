import { z } from 'zod';
import { idSchema, timeSchema } from '../../model/ids.ts';
import { languageSchema } from '../../model/language.ts';
import { mailAddressSchema } from '../../model/mail-address.ts';
import { defineRoutes } from '../route.ts';
import { id, v1 } from './common.ts';

/**
 * A mail address of this desktop's user. `waiting`: the mail with its code is on its way; `sent`: it went out; `failed`: no mail
 * server takes it; `verified`: mails from it are the user's.
 */
const myAddressSchema = z.object({
  id: idSchema,
  address: z.string(),
  state: z.enum(['waiting', 'sent', 'failed', 'verified']),
  /** Of the code. */
  expiresAt: timeSchema.nullable(),
});
export type MyAddress = z.infer<typeof myAddressSchema>;
export const myAddressesSchema = z.object({
  /** The help desk sends mails, and can tell whose a mail is: another address can be added. */
  available: z.boolean(),
  items: z.array(myAddressSchema),
});
export type MyAddresses = z.infer<typeof myAddressesSchema>;

export const addressRoutes = defineRoutes({
  listAddresses: {
    method: 'GET',
    path: `${v1}/desktops/me/addresses`,
    auth: 'desktop',
    status: 200,
    summary: 'Mail addresses of the user: mails from a verified one that its own domain vouches for (DMARC) are tickets of this desktop.',
    reply: myAddressesSchema,
  },
  claimAddress: {
    method: 'PUT',
    path: `${v1}/desktops/me/addresses/{id}`,
    auth: 'desktop',
    status: 200,
    params: id,
    summary:
      'The user says that an address is theirs: a code is mailed there, good for one hour. At most five an hour, and three to one address.',
    body: z.object({ address: mailAddressSchema, language: languageSchema }),
    reply: myAddressesSchema,
  },
  proveAddress: {
    method: 'POST',
    path: `${v1}/desktops/me/addresses/{id}/code`,
    auth: 'desktop',
    status: 200,
    params: id,
    summary: 'The code from the mail, however it is typed. After five wrong ones, or an hour, it is `over`: claim the address again.',
    body: z.object({ code: z.string().min(1).max(40) }),
    reply: myAddressesSchema.extend({ outcome: z.enum(['verified', 'wrong', 'over']) }),
  },
  removeAddress: {
    method: 'DELETE',
    path: `${v1}/desktops/me/addresses/{id}`,
    auth: 'desktop',
    status: 200,
    params: id,
    summary: 'It is not (any more) the address of this user. Tickets stay where they are.',
    reply: myAddressesSchema,
  },
});
