import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Language } from '../../../shared/model/language.ts';
import type { Attachment, Hindrance } from '../../../shared/model/ticket.ts';
import { type Context, newId } from '../../services/context.ts';
import { noteOutcome } from '../../services/conversation.ts';
import { continueTicket, type Incoming, openTicket } from '../../services/intake.ts';
import { hashToken } from '../../services/secrets.ts';
import { findOrMakeContact } from '../../store/contacts.ts';
import type { Unit } from '../../store/database.ts';
import type { Db } from '../../store/schema.ts';
import { lockTicket } from '../../store/tickets.ts';
import type { CleanedPicture } from './clean-picture.ts';
import { codeHashOf, desktopOfCode } from './desktop-by-code.ts';
import { webLimits } from './limits.ts';
import { findLink } from './links.ts';

export interface WebTurn {
  readonly text: string;
  readonly pictures: readonly Extract<CleanedPicture, { ok: true }>[];
}
export interface WebReport extends WebTurn {
  readonly hinders: Hindrance;
  readonly name: string;
  readonly mail: string;
  readonly tag: string;
  readonly language: Language;
}

/** `full`: there were too many, of whatever kind. */
type Taken = 'taken' | 'full';

/**
 * A ticket of its own, once for each secret: the same form again changes nothing, and what was written otherwise in it goes on
 * with the ticket.
 */
export async function receiveReport(context: Context, secret: string, report: WebReport): Promise<Taken> {
  const at = new Date(context.now());
  const codeHash = await codeHashOf(context, report.tag);
  return await context.database.transaction(async (unit): Promise<Taken> => {
    // Two presses of a button may reach two processes: the second waits, and finds what the first has made.
    const lock = Buffer.from(hashToken(secret)).toString('hex');
    await sql`select pg_advisory_xact_lock(hashtextextended(${lock}, 0))`.execute(unit.tx);
    const known = await findLink(unit.tx, secret, context.now());
    const externalId = externalIdOf(secret, digestOf(report));
    if (known) return await goOn(unit, context, known, report, externalId);
    const hourAgo = new Date(context.now() - 3_600_000);
    const { n } = await unit.tx
      .selectFrom('web_links')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('created_at', '>', hourAgo)
      .executeTakeFirstOrThrow();
    if (Number(n) >= webLimits.reportsAnHour) return 'full';
    const contact = await findOrMakeContact(unit.tx, { id: newId(context), kind: 'web', address: newId(context), name: report.name, at });
    const incoming = incomingOf(context, contact.id, report.name, report, externalId);
    const desktopId = await desktopOfCode(unit, context, codeHash);
    const { ticketId } = await openTicket(unit, context, incoming, { desktopId, hinders: report.hinders });
    const { language, mail, tag } = report;
    await unit.tx
      .insertInto('web_links')
      .values({
        token_hash: hashToken(secret),
        ticket_id: ticketId,
        contact_id: contact.id,
        language,
        mail,
        tag,
        created_at: at,
        seen_at: null,
      })
      .execute();
    return 'taken';
  });
}

/** @param nonce of the form: the same one again is the same turn. Null: the link leads nowhere. */
export async function receiveTurn(context: Context, secret: string, nonce: string, turn: WebTurn): Promise<Taken | null> {
  return await context.database.transaction(async (unit): Promise<Taken | null> => {
    const link = await findLink(unit.tx, secret, context.now());
    return link && (await goOn(unit, context, link, turn, externalIdOf(secret, nonce)));
  });
}

/** Null: the link leads nowhere. */
export async function receiveOutcome(context: Context, secret: string, solved: boolean): Promise<Taken | null> {
  const at = new Date(context.now());
  return await context.database.transaction(async (unit): Promise<Taken | null> => {
    const link = await findLink(unit.tx, secret, context.now());
    const ticket = link && (await lockTicket(unit.tx, link.ticketId));
    if (!ticket) return null;
    // Pressed again: nothing new.
    if (ticket.outcome?.solved === solved && (ticket.status === 'solved') === solved) return 'taken';
    await noteOutcome(unit, context, ticket, { solved, rating: null }, at);
    return 'taken';
  });
}

async function goOn(
  unit: Unit,
  context: Context,
  link: { ticketId: string; contactId: string; name: string },
  turn: WebTurn,
  externalId: string,
): Promise<Taken> {
  // Two of the same form at the same time come one after another.
  await lockTicket(unit.tx, link.ticketId);
  const before = await unit.tx
    .selectFrom('messages')
    .select('id')
    .where('channel', '=', 'web')
    .where('external_id', '=', externalId)
    .executeTakeFirst();
  if (before) return 'taken';
  if ((await turnsInARow(unit.tx, link.ticketId)) >= webLimits.turnsInARow) return 'full';
  await continueTicket(unit, context, link.ticketId, incomingOf(context, link.contactId, link.name, turn, externalId));
  return 'taken';
}

async function turnsInARow(tx: Db, ticketId: string): Promise<number> {
  const { n } = await tx
    .selectFrom('messages')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('ticket_id', '=', ticketId)
    .where('position', '>', (eb) =>
      eb
        .selectFrom('messages as ours')
        .select((inner) => inner.fn.coalesce(inner.fn.max('ours.position'), inner.lit(0)).as('position'))
        .where('ours.ticket_id', '=', ticketId)
        .where('ours.sender', '=', 'agent'),
    )
    .executeTakeFirstOrThrow();
  return Number(n);
}

function incomingOf(context: Context, contactId: string, author: string, { text, pictures }: WebTurn, externalId: string): Incoming {
  const attachments = pictures.map(({ mediaType, bytes }): Attachment & { content: Uint8Array } => ({
    id: newId(context),
    kind: 'picture',
    mediaType,
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    content: bytes,
  }));
  return { channel: 'web', contactId, author, at: new Date(context.now()), text, attachments, externalId };
}

/** Of the secret only its hash: what the secret is cannot be read out of the database. */
const externalIdOf = (secret: string, turn: string): string => `${Buffer.from(hashToken(secret)).toString('hex').slice(0, 32)}:${turn}`;

function digestOf({ text, pictures }: WebTurn): string {
  const hash = createHash('sha256').update(text);
  for (const { bytes } of pictures) hash.update('\0').update(bytes);
  return hash.digest('base64url');
}
