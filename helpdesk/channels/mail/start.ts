import type { Log } from '../../log.ts';
import type { Context } from '../../services/context.ts';
import { deliverDue } from '../../services/deliveries.ts';
import type { PokeBus } from '../../store/pokes.ts';
import { createLoop } from '../loop.ts';
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
  const receiver = { own: [config.address, ...config.aliases], authserv: config.authserv };
  const imap = config.imap;
  const inward = async () => {
    if (!imap) return;
    const received = await readMailbox(context, { ...config, imap }, receiver, signal);
    await tellHealth(context, config, null);
    if (received.length > 0) log.info({ kinds: received.map(({ kind }) => kind) }, 'mails read');
  };
  const outward = async () => {
    if (!courier) return;
    await deliverDue(context, 'email', (delivery) => sendMail(context, config, courier, delivery));
    await mailLeads(context, config, (mail) => sendLeadMail(config, courier, mail));
  };
  const loops = [
    createLoop('mailbox', inward, log, (error) => tellHealth(context, config, error)),
    createLoop('mail out', outward, log, async () => {}),
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

async function tellHealth(context: Context, config: MailConfig, error: Error | null): Promise<void> {
  const at = new Date(context.now());
  await context.database.db
    .updateTable('mailboxes')
    .set(error ? { error: error.message.slice(0, 500), error_at: at } : { error: null, read_at: at })
    .where('name', '=', mailboxName(config))
    .execute();
}
