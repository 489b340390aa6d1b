import { existsSync } from 'node:fs';
import { type DeskServer, startDeskServer } from '../../channels/desk-server.ts';
import { ableSms, type Gammu, startGammu } from '../../channels/gammu.ts';
import { ableMail, type MailServers, startMailServers } from '../../channels/mail-servers.ts';
import { test as base, expect } from '../../support/session/fixtures.ts';

/** What this computer does not have, and what to type; null when all is there. */
export const missing =
  ableMail && ableSms && existsSync('/usr/share/request-tracker5')
    ? null
    : 'The one story needs root, Dovecot, gammu-smsd and Request Tracker 5. Type: sudo npm run test:channels';
if (missing) console.error(`skipped: ${missing}`);

/** Every way to the help desk beside the tray, each a real server that it is told of by its environment. */
interface Ways {
  readonly post: MailServers;
  readonly gammu: Gammu;
  readonly rt: DeskServer;
}

export const test = base.extend<object, Ways>({
  post: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's names
    async ({}, use) => {
      const post = await startMailServers();
      await use(post);
      await post.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  gammu: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's names
    async ({}, use) => {
      const gammu = await startGammu();
      await use(gammu);
      await gammu.stop();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  rt: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's names
    async ({}, use) => {
      const rt = await startDeskServer('rt/rt-server.sh');
      await use(rt);
      await rt.stop();
    },
    { scope: 'worker', timeout: 240_000 },
  ],
  environment: [
    async ({ post, gammu, rt }, use) => {
      const { imap, smtp } = post.servers;
      await use({
        PANDU_MAIL_ADDRESS: 'help@desk.test',
        PANDU_MAIL_IMAP: `imap://${imap.host}:${imap.port}`,
        PANDU_MAIL_SMTP: `smtp://${smtp.host}:${smtp.port}?anonymous`,
        PANDU_MAIL_USER: imap.login?.user,
        PANDU_MAIL_PASSWORD: imap.login?.pass,
        PANDU_SMS_COUNTRY: '+62',
        PANDU_SMS_NUMBER: '+62811000000',
        PANDU_SMS_GAMMU: gammu.folder,
        PANDU_RT_URL: rt.env.RT_URL,
        PANDU_RT_QUEUE: rt.env.RT_QUEUE,
        PANDU_RT_TOKEN: rt.env.RT_BRIDGE_TOKEN,
      });
    },
    { scope: 'worker' },
  ],
});

export { expect };
