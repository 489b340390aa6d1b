import { type FetchMessageObject, ImapFlow } from 'imapflow';
import { isLoopback } from '../../config.ts';
import type { Context } from '../../services/context.ts';
import type { MailConfig } from './config.ts';
import { readMail } from './read.ts';
import { type Received, type Receiver, receiveMail } from './receive.ts';

/** More of one mail is not fetched: its beginning is read, the rest stays in the mailbox. */
const maxMailBytes = 60_000_000;

interface Cursor {
  readonly uidValidity: string;
  readonly lastUid: number;
  /** Null when the mailbox was never read, or its numbers are new. */
  readonly since: Date | null;
}

/** Reads what is new in the mailbox, each mail into the database before the next is fetched. @throws when it cannot be reached */
export async function readMailbox(
  context: Context,
  config: MailConfig & { readonly imap: NonNullable<MailConfig['imap']> },
  receiver: Receiver,
  signal: { stopped: boolean },
): Promise<Received[]> {
  const { host, port, secure, login, folder } = config.imap;
  const name = mailboxName(config);
  const client = new ImapFlow({
    ...{ host, port, secure, logger: false, emitLogs: false, disableAutoIdle: true, connectionTimeout: 20_000, socketTimeout: 120_000 },
    // A password never goes over a network in the clear.
    ...(secure || isLoopback(host) ? {} : { doSTARTTLS: true }),
    auth: login ?? { user: '', pass: '' },
  });
  // Without a listener a connection that breaks would end the process; whoever waits for a reply is told anyway.
  client.on('error', () => {});
  const received: Received[] = [];
  try {
    await client.connect();
    const lock = await client.getMailboxLock(folder);
    try {
      const box = client.mailbox;
      if (box === false) throw new Error(`there is no folder ${folder}`);
      const cursor = await cursorOf(context, name, String(box.uidValidity));
      for (const uid of await newUids(client, cursor)) {
        if (signal.stopped) break;
        const one = await client.fetchOne(
          `${uid}`,
          { uid: true, size: true, source: { start: 0, maxLength: maxMailBytes } },
          { uid: true },
        );
        // Somebody took it out of the mailbox meanwhile.
        if (one === false || !one.source) continue;
        const result = await receiveMail(context, receiver, await readMail(one.source, isWhole(one)));
        await keepCursor(context, name, uid);
        // After the commit: a mail that is seen is in the database. What makes no ticket stays unread, for people to find.
        if (result.kind === 'person' || result.kind === 'again') await client.messageFlagsAdd(`${uid}`, ['\\Seen'], { uid: true });
        received.push(result);
      }
    } finally {
      lock.release();
    }
    await client.logout();
    return received;
  } finally {
    client.close();
  }
}

const isWhole = (one: FetchMessageObject) => (one.size ?? 0) <= maxMailBytes;

export const mailboxName = ({ imap }: MailConfig): string => `${imap?.login?.user ?? ''}@${imap?.host}:${imap?.port}/${imap?.folder}`;

/**
 * At the first time of all, what nobody has read yet. When the server numbers anew (UIDVALIDITY), everything since the first
 * time and all that is unread: what is in the database already is recognised.
 */
async function newUids(client: ImapFlow, { lastUid, since }: Cursor): Promise<number[]> {
  const found =
    lastUid > 0
      ? await client.search({ uid: `${lastUid + 1}:*` }, { uid: true })
      : await client.search(since === null ? { seen: false } : { or: [{ seen: false }, { since }] }, { uid: true });
  // "n:*" names the last mail even when its number is smaller.
  return (found || []).filter((uid) => uid > lastUid).sort((a, b) => a - b);
}

async function cursorOf(context: Context, name: string, uidValidity: string): Promise<Cursor> {
  const db = context.database.db;
  const row = await db.selectFrom('mailboxes').selectAll().where('name', '=', name).executeTakeFirst();
  if (row?.uid_validity === uidValidity) return { uidValidity, lastUid: Number(row.last_uid), since: row.first_read_at };
  const at = new Date(context.now());
  await db
    .insertInto('mailboxes')
    .values({ name, uid_validity: uidValidity, last_uid: 0, first_read_at: at })
    .onConflict((oc) => oc.column('name').doUpdateSet({ uid_validity: uidValidity, last_uid: 0 }))
    .execute();
  return { uidValidity, lastUid: 0, since: row?.first_read_at ?? null };
}

async function keepCursor(context: Context, name: string, uid: number): Promise<void> {
  // Never back: another process may be further.
  await context.database.db.updateTable('mailboxes').set({ last_uid: uid }).where('name', '=', name).where('last_uid', '<', uid).execute();
}
