import { createHmac } from 'node:crypto';
import type { Language } from '../../../shared/model/language.ts';
import type { Context } from '../../services/context.ts';
import { readPolicy } from '../../services/policy.ts';
import { hashToken } from '../../services/secrets.ts';
import { readSiteUrl } from '../../site/site-url.ts';
import type { Unit } from '../../store/database.ts';
import { readSiteKeys } from '../web/site-keys.ts';

interface About {
  readonly ticketId: string;
  readonly contactId: string;
  readonly language: Language;
}
/** The address of a person's own page of a ticket; null while there is no such page, or no public address for it. */
export type MakeLink = (unit: Unit, context: Context, about: About) => Promise<string | null>;

/**
 * The conversation of the public site, behind a secret link. The secret is kept nowhere: it is made of the ticket and the site's
 * own key, so that each SMS about a ticket leads to the same page. A ticket that has another link, as of the form, gets none.
 */
export const webLink: MakeLink = async ({ tx }, context, { ticketId, contactId, language }) => {
  const policy = await readPolicy(tx);
  const siteUrl = readSiteUrl(policy.siteUrl);
  if (siteUrl === null || !policy.sitePublic) return null;
  const { formKey } = await readSiteKeys(tx);
  const secret = createHmac('sha256', formKey).update(`sms\n${ticketId}\n${contactId}`).digest('base64url');
  const token_hash = hashToken(secret);
  await tx
    .insertInto('web_links')
    .values({
      ...{ token_hash, ticket_id: ticketId, contact_id: contactId, language, mail: '', tag: '' },
      ...{ created_at: new Date(context.now()), seen_at: null },
    })
    .onConflict((oc) => oc.doNothing())
    .execute();
  const row = await tx.selectFrom('web_links').select('ticket_id').where('token_hash', '=', token_hash).executeTakeFirst();
  return row ? `${siteUrl}/${language}/my/${secret}` : null;
};
