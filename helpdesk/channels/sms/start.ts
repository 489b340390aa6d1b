import type { Selectable } from 'kysely';
import type { Log } from '../../log.ts';
import type { Context } from '../../services/context.ts';
import { deliverDue, type Sent } from '../../services/deliveries.ts';
import { readPolicy } from '../../services/policy.ts';
import type { PokeBus } from '../../store/pokes.ts';
import type { Schema } from '../../store/schema.ts';
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
  const tell = (change: Told) => tellHealth(context, gateway.name, change);
  const inward = async () => {
    if (!(await readPolicy(db)).sms.on) return;
    const kinds: string[] = [];
    await gateway.receive?.(async (sms) => {
      const taken = await receiveSms(context, config, gateway.name, sms);
      if (!taken) throw new Error('SMS was switched off by policy');
      kinds.push(taken.kind);
    });
    await noteFailures(context, await gateway.failed());
    await tell({ read_at: new Date(context.now()), read_error: await gateway.trouble() });
    if (kinds.length > 0) {
      log.info({ kinds }, 'SMS read');
      // Their acknowledgements.
      loops[1]?.soon();
    }
  };
  const outward = async () => {
    if (!(await readPolicy(db)).sms.on) return;
    const noted = async (sending: Promise<Sent>) => {
      const last = await sending.catch((error: unknown): Sent => ({ state: 'later', error: reasonOf(error) }));
      await tell(
        last.state === 'later' ? { send_error: last.error.slice(0, 500) } : { sent_at: new Date(context.now()), send_error: null },
      );
      return last;
    };
    await sendNotices(context, (sms) => noted(sendAllowed(db, gateway, config, sms)));
    await deliverDue(context, 'sms', (delivery) => noted(sendSms(context, courier, delivery)));
  };
  const loops = [
    createLoop('sms in', inward, log, (error) => tell({ read_error: error.message.slice(0, 500) }), inMs),
    createLoop('sms out', outward, log, (error) => tell({ send_error: error.message.slice(0, 500) })),
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

type Told = Partial<Omit<Selectable<Schema['sms_gateways']>, 'name' | 'error_at'>>;

async function tellHealth(context: Context, name: string, change: Told): Promise<void> {
  const set = { ...change, ...(change.read_error || change.send_error ? { error_at: new Date(context.now()) } : {}) };
  await context.database.db
    .insertInto('sms_gateways')
    .values({ name, read_at: null, read_error: null, sent_at: null, send_error: null, error_at: null, ...set })
    .onConflict((oc) => oc.column('name').doUpdateSet(set))
    .execute();
}
