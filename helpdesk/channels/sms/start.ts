import type { Log } from '../../log.ts';
import { type Looked, tellHealth } from '../../services/channel-health.ts';
import type { Context } from '../../services/context.ts';
import { deliverDue, type Sent } from '../../services/deliveries.ts';
import { readPolicy } from '../../services/policy.ts';
import type { PokeBus } from '../../store/pokes.ts';
import { createLoop } from '../loop.ts';
import type { SmsConfig } from './config.ts';
import { sendAllowed, sendSms } from './courier.ts';
import { noteFailures } from './failures.ts';
import { gammuGateway } from './gammu/gateway.ts';
import type { SmsGateway } from './gateway.ts';
import { httpGateway } from './http/gateway.ts';
import type { MakeLink } from './link.ts';
import { sendNotices } from './notices.ts';
import { receiveSms } from './receive.ts';

export interface SmsChannel {
  /** Ends what runs, after the SMS that is being read or sent. */
  stop(): Promise<void>;
  /** One round of both, at once. */
  round(): Promise<void>;
}

const inMs = 5_000;

/** SMS in and out, while policy allows it. A gateway that is down is tried again, and nothing else waits for it. */
export function startSms(context: Context, bus: PokeBus, config: SmsConfig, log: Log, makeLink: MakeLink): SmsChannel {
  const gateway = gatewayOf(config);
  const courier = { gateway, settings: config, makeLink };
  const { db } = context.database;
  const [inbox, outbox] = (['in', 'out'] as const).map((part) => ({ name: `${gateway.name} ${part}`, channel: 'sms', part }) as const) as [
    Looked,
    Looked,
  ];
  const inward = async () => {
    if (!gateway.receive || !(await readPolicy(db)).sms.on) return;
    const kinds: string[] = [];
    await gateway.receive(async (sms) => {
      const taken = await receiveSms(context, config, gateway.name, sms);
      if (!taken) throw new Error('SMS was switched off by policy');
      kinds.push(taken.kind);
    });
    await noteFailures(context, await gateway.failed());
    await tellHealth(context, inbox, null);
    if (kinds.length > 0) {
      log.info({ kinds }, 'SMS read');
      // Their acknowledgements.
      loops[1]?.soon();
    }
  };
  /** What the last one met. */
  let trouble: string | null = null;
  const noted = async (sending: Promise<Sent>): Promise<Sent> => {
    const sent = await sending.catch((error: unknown): Sent => ({ state: 'later', error: reasonOf(error) }));
    trouble = sent.state === 'later' ? sent.error : null;
    return sent;
  };
  const outward = async () => {
    if (!(await readPolicy(db)).sms.on) return;
    await sendNotices(context, (sms) => noted(sendAllowed(db, gateway, config, sms)));
    await deliverDue(context, 'sms', (delivery) => noted(sendSms(context, courier, delivery)));
    await tellHealth(context, outbox, trouble ?? (await gateway.trouble()));
  };
  const loops = [
    createLoop('sms in', inward, log, (error) => tellHealth(context, inbox, error.message), inMs),
    createLoop('sms out', outward, log, (error) => tellHealth(context, outbox, error.message)),
  ];
  const deaf = bus.listen((poke) => {
    if (poke.kind === 'topic' && poke.topic === 'tickets') loops[1]?.soon();
  });
  return {
    async round() {
      for (const loop of loops) await loop.now();
    },
    async stop() {
      deaf();
      await Promise.all(loops.map((loop) => loop.stop()));
    },
  };
}

function gatewayOf({ gammu, sending }: SmsConfig): SmsGateway {
  if (gammu !== null) return gammuGateway(gammu);
  if (sending !== null) return httpGateway(sending);
  throw new TypeError('no way out: readSmsConfig refuses that');
}

const reasonOf = (error: unknown): string => {
  const known = error instanceof Error ? error : new Error(String(error));
  // "fetch failed" says nothing: what failed is behind it.
  return known.cause instanceof Error ? `${known.message}: ${known.cause.message}` : known.message;
};
