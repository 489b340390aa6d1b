import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createTransport, type SendMailOptions } from 'nodemailer';
import type { MailConfig } from '../../helpdesk/channels/mail/config.ts';
import { freePort } from './free-port.ts';

/** Both begin as root; Postfix is unpacked by the script. */
export const ableMail = process.getuid?.() === 0 && existsSync('/usr/sbin/dovecot');

/** Real Postfix and Dovecot on loopback, for help@desk.test, which is the help desk's, and budi@home.test. */
export interface MailServers {
  /** As the help desk is told of them. */
  readonly servers: { readonly [Part in 'imap' | 'smtp']: NonNullable<MailConfig[Part]> };
  /** Mails that a mailbox holds, as they lie on the disk. */
  delivered(name: 'help' | 'budi'): Promise<string[]>;
  /** As a mail program gives it away; from Budi to the help desk when not told otherwise. */
  send(mail: SendMailOptions): Promise<void>;
  act(what: 'start-smtp' | 'stop-smtp' | 'start-imap' | 'stop-imap'): Promise<void>;
  /** Both end, and their folder goes. */
  stop(): Promise<void>;
}

export async function startMailServers(): Promise<MailServers> {
  const folder = await mkdtemp(join(tmpdir(), 'pandu-mail-'));
  const script = async (what: string, ...more: string[]) =>
    void (await promisify(execFile)('sh', [join(import.meta.dirname, 'mail-servers.sh'), what, folder, ...more], { timeout: 60_000 }));
  const stop = async () => {
    await script('stop');
    await rm(folder, { recursive: true, force: true });
  };
  const [smtp, imap] = [await freePort(), await freePort()];
  try {
    await script('start', `${smtp}`, `${imap}`);
  } catch (error) {
    await stop();
    throw error;
  }
  const transport = createTransport({ host: '127.0.0.1', port: smtp, secure: false, ignoreTLS: true });
  return {
    servers: {
      imap: { host: '127.0.0.1', port: imap, secure: false, login: { user: 'help', pass: 'secret' }, folder: 'INBOX' },
      smtp: { host: '127.0.0.1', port: smtp, secure: false, login: null },
    },
    async delivered(name) {
      const found: string[] = [];
      for (const part of ['new', 'cur']) {
        const path = join(folder, 'mail', name, part);
        for (const file of await readdir(path).catch(() => [])) found.push(await readFile(join(path, file), 'utf8'));
      }
      return found;
    },
    send: async (mail) => void (await transport.sendMail({ from: 'Budi <budi@home.test>', to: 'help@desk.test', ...mail })),
    act: script,
    stop,
  };
}

/** Of one header, its lines put together; empty without it. */
export const header = (mail: string, name: string): string =>
  new RegExp(`^${name}:\\s*(.*(?:\r?\n[ \t].*)*)`, 'im').exec(mail)?.[1]?.replace(/\s+/g, ' ').trim() ?? '';
