import { expect, test } from 'vitest';
import { mailBridge } from '../../helpdesk/bridges/mail/mail.ts';
import { mirrorDue, usualTimes } from '../../helpdesk/bridges/mirror.ts';
import { registerBridge } from '../../helpdesk/bridges/runner.ts';
import { startMail } from '../../helpdesk/channels/mail/start.ts';
import { newId, openDesk } from '../integration/helpdesk/desk.ts';
import { ableMail, header, startMailServers } from './mail-servers.ts';

/** Budi's mailbox plays the other help desk. */
test.skipIf(!ableMail)(
  'a help desk by e-mail, over real Postfix and Dovecot: one thread, its reply is an answer, nothing goes round',
  async () => {
    const post = await startMailServers();
    const desk = await openDesk();
    const config = {
      ...{
        address: 'help@desk.test',
        name: 'Help desk',
        language: 'en' as const,
        authserv: null,
        aliases: [],
        leads: [],
        desk: 'budi@home.test',
      },
      ...post.servers,
    };
    const channel = startMail(desk.context, desk.bus, config, { info: () => {}, warn: () => {} });
    try {
      const bridge = mailBridge(desk.context, config, 'budi@home.test', config.smtp);
      expect(await bridge.check()).toEqual({ version: '' });
      await registerBridge(desk.context, 'mail');
      const mirror = () => mirrorDue(desk.context, bridge, usualTimes);
      const mails = async () => {
        const found = await post.delivered('budi');
        return found.toSorted((a, b) => Number(/^In-Reply-To/im.test(a)) - Number(/^In-Reply-To/im.test(b)));
      };
      const ani = await desk.enrol('ani');
      const { ticketId, number } = await ani.report({ message: 'Printer mati' });
      const body = { at: new Date().toISOString(), text: 'masih mati', attachments: [] };
      await ani.call('PUT', `/tickets/${ticketId}/messages/${newId()}`, body);
      await mirror();
      await expect.poll(async () => (await mails()).length, { timeout: 30_000 }).toBe(2);
      const [first = '', second = ''] = await mails();
      expect(header(first, 'Subject')).toBe(`Printer mati [Pandu #${number}]`);
      expect(header(first, 'Auto-Submitted')).toBe('');
      expect(first).toContain('ani, via Pandu');
      expect(header(second, 'In-Reply-To')).toBe(header(first, 'Message-ID'));
      expect(header(first, 'Reply-To')).toMatch(/help\+t\.[a-z2-9]{16}@desk\.test/);

      // After a time-out it goes again, and is the same mail.
      await desk.database.db
        .updateTable('bridge_outbox')
        .set({ state: 'sent-unknown', next_at: new Date(0) })
        .where('kind', '=', 'create')
        .execute();
      await mirror();
      await expect.poll(async () => (await mails()).length, { timeout: 30_000 }).toBe(3);
      const ids = (await mails()).map((mail) => header(mail, 'Message-ID'));
      expect(new Set(ids).size).toBe(2);

      const reply = { from: 'Agent Smith <budi@home.test>', subject: 'Re: Printer mati', text: 'Please restart it.' };
      await post.send({ ...reply, messageId: '<answer@home.test>', inReplyTo: header(first, 'Message-ID') });
      const messages = async () =>
        await desk.database.db.selectFrom('messages').selectAll().where('ticket_id', '=', ticketId).orderBy('position').execute();
      await expect
        .poll(
          async () => {
            await channel.round();
            return (await messages()).length;
          },
          { timeout: 30_000 },
        )
        .toBe(3);
      expect((await messages()).at(-1)).toMatchObject({ sender: 'agent', author: 'Agent Smith', text: 'Please restart it.', note: false });
      await mirror();
      const outbox = await desk.database.db.selectFrom('bridge_outbox').select('id').where('ticket_id', '=', ticketId).execute();
      expect(outbox, 'it does not go back to where it came from').toHaveLength(2);
      await post.act('stop-smtp');
      await ani.call('PUT', `/tickets/${ticketId}/messages/${newId()}`, { ...body, text: 'lagi' });
      await expect(mirror()).rejects.toMatchObject({ kind: 'outage' });
    } finally {
      await channel.stop();
      await desk.close();
      await post.stop();
    }
  },
);
