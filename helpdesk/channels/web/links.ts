import type { Language } from '../../../shared/model/language.ts';
import { hashToken } from '../../services/secrets.ts';
import { goesOnIn } from '../../store/merged.ts';
import type { Db } from '../../store/schema.ts';
import { linkHolds } from './limits.ts';

interface WebLink {
  /** In which its conversation goes on. */
  readonly ticketId: string;
  /** To which the link was given; another one only when that was merged. */
  readonly ownId: string;
  readonly contactId: string;
  readonly name: string;
  readonly seenAt: Date | null;
}

/** What a secret link leads to; null when nothing does, or nobody wrote a word for half a year. */
export async function findLink(db: Db, secret: string, now: number): Promise<WebLink | null> {
  if (!/^[\w-]{43}$/.test(secret)) return null;
  const row = await db
    .selectFrom('web_links')
    .innerJoin('tickets', 'tickets.id', 'web_links.ticket_id')
    .innerJoin('contacts', 'contacts.id', 'web_links.contact_id')
    .select([
      'web_links.ticket_id',
      'web_links.contact_id',
      'web_links.seen_at',
      'contacts.name',
      'tickets.merged_into',
      'tickets.updated_at',
    ])
    .where('web_links.token_hash', '=', hashToken(secret))
    .executeTakeFirst();
  if (!row) return null;
  const ticketId = row.merged_into === null ? row.ticket_id : await goesOnIn(db, row.ticket_id);
  const main =
    ticketId === row.ticket_id ? row : await db.selectFrom('tickets').select('updated_at').where('id', '=', ticketId).executeTakeFirst();
  if (!main || main.updated_at.getTime() <= now - linkHolds) return null;
  return { ticketId, ownId: row.ticket_id, contactId: row.contact_id, name: row.name, seenAt: row.seen_at };
}

/** For agents: that it was opened. Not each time. */
export async function noteSeen(db: Db, { ownId, seenAt }: WebLink, now: number): Promise<void> {
  if (seenAt && now - seenAt.getTime() < 60_000) return;
  await db
    .updateTable('web_links')
    .set({ seen_at: new Date(now) })
    .where('ticket_id', '=', ownId)
    .execute();
}

/** What the person said of themselves, for agents; undefined for a ticket that came by another way. */
export async function readWebClaims(
  db: Db,
  ticketId: string,
): Promise<{ language: Language; mail: string; tag: string; seenAt: string | null } | undefined> {
  const row = await db
    .selectFrom('web_links')
    .select(['language', 'mail', 'tag', 'seen_at'])
    .where('ticket_id', '=', ticketId)
    .executeTakeFirst();
  return row && { language: row.language, mail: row.mail, tag: row.tag, seenAt: row.seen_at?.toISOString() ?? null };
}
