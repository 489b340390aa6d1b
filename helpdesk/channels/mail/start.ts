import type { Log } from '../../log.ts';
import { deliverCodes } from '../../services/address-codes.ts';
import { tellHealth } from '../../services/channel-health.ts';
import type { Context } from '../../services/context.ts';
import { deliverDue, type Sent } from '../../services/deliveries.ts';
import type { PokeBus } from '../../store/pokes.ts';
import { createLoop } from '../loop.ts';
import { sendCode } from './code-mail.ts';
import type { MailConfig } from './config.ts';
import { openCourier, sendLeadMail, sendMail } from './courier.ts';
import { mailLeads } from './lead-mail.ts';
import { mailboxName, readMailbox } from './mailbox.ts';

export interface MailChannel {
  /** Ends what runs, after the mail that is being read or sent. */
  stop(): Promise<void>;
  /** One round of both, at once; tests and the first start. */
  round(): Promise<void>;
}

/** E-mail in and out. Either side may be down for as long as it likes: it is tried again, and nothing else waits for it. */
export function startMail(context: Context, bus: PokeBus, config: MailConfig, log: Log): MailChannel {
  const signal = { stopped: false };
  const courier = config.smtp && openCourier(config.smtp);
  const receiver = { own: [config.address, ...config.aliases], authserv: config.authserv, desk: config.desk ?? null };
  const imap = config.imap;
  const mailbox = { name: mailboxName(config), channel: 'email', part: 'in' } as const;
  const inward = async () => {
    if (!imap) return;
    const received = await readMailbox(context, { ...config, imap }, receiver, signal);
    await tellHealth(context, mailbox, null);
    if (received.length > 0) log.info({ kinds: received.map(({ kind }) => kind) }, 'mails read');
  };
  const vouches = imap !== null && config.authserv !== null;
  const server = { name: `smtp ${config.smtp?.host}:${config.smtp?.port}`, channel: 'email', part: 'out', vouches } as const;
  let works = false;
  const outward = async () => {
    if (!courier) return;
    // At the start and after trouble, so that it is known before somebody waits for an answer.
    if (!works) await courier.verify();
    works = true;
    const noted = (sent: Sent): Sent => {
      // It may be about one recipient: the server itself is asked at the next round.
      if (sent.state === 'later') works = false;
      return sent;
    };
    await deliverCodes(context, async (mail) => noted(await sendCode(config, courier, mail)));
    await deliverDue(context, 'email', async (delivery) => noted(await sendMail(context, config, courier, delivery)));
    await mailLeads(context, config, async (mail) => noted(await sendLeadMail(config, courier, mail)));
    if (works) await tellHealth(context, server, null);
  };
  const loops = [
    createLoop('mailbox', inward, log, (error) => tellHealth(context, mailbox, error.message)),
    createLoop('mail out', outward, log, (error) => tellHealth(context, server, error.message)),
  ];
  // An answer need not wait for its turn.
  const deaf = bus.listen((poke) => {
    if (poke.kind === 'topic' && poke.topic === 'tickets') loops[1]?.soon();
  });
  return {
    async round() {
      for (const loop of loops) await loop.now();
    },
    async stop() {
      signal.stopped = true;
      deaf();
      await Promise.all(loops.map((loop) => loop.stop()));
      courier?.close();
    },
  };
}
