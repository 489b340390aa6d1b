import type { Language } from '../../../shared/model/language.ts';
import type { Db } from '../../store/schema.ts';
import { shorten } from './shorten.ts';
import { smsWords } from './texts.ts';
import { ticketsOf } from './ticket-of.ts';

/** How one's own tickets stand, as one SMS. Of a stranger's number it tells nothing, not even whether there is one. */
export async function readStatus(tx: Db, from: string, number: number | null, language: Language): Promise<string> {
  const say = smsWords[language];
  const contact = await tx
    .selectFrom('contacts')
    .select(['id', 'desktop_id', 'verified_at'])
    .where('kind', '=', 'phone')
    .where('address', '=', from)
    .executeTakeFirst();
  const none = number === null ? say.noTicket : say.notYours(number);
  if (!contact) return none;
  const owner = { contactId: contact.id, desktopId: contact.verified_at === null ? null : contact.desktop_id };
  const rows = (await ticketsOf(tx, owner, number))
    .filter(({ status }) => number !== null || (status !== 'solved' && status !== 'closed'))
    .slice(0, 3);
  if (rows.length === 0) return none;
  return shorten(rows.map((row) => `#${row.number} ${say.status[row.status]}.`).join('\n'), { whole: '', cut: '' }, 1);
}
