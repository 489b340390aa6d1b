import type { SmsHealth } from '../../shared/api/agent-routes.ts';
import type { Db } from '../store/schema.ts';
import type { Context } from './context.ts';
import { readPolicy } from './policy.ts';

/** How the ways into the mobile network do, and what waits for them. No gateway: SMS is not set up. */
export async function readSmsHealth(context: Context): Promise<SmsHealth> {
  const { db } = context.database;
  const gateways = await db.selectFrom('sms_gateways').selectAll().orderBy('name').execute();
  const day = new Date(context.now() - 86_400_000);
  const [answers, notices] = await Promise.all([countByState(db, 'deliveries'), countByState(db, 'sms_notices')]);
  const { n } = await db
    .selectFrom('sms_received')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('received_at', '>', day)
    .executeTakeFirstOrThrow();
  return {
    on: (await readPolicy(db)).sms.on,
    gateways: gateways.map((row) => ({
      name: row.name,
      readAt: row.read_at?.toISOString() ?? null,
      sentAt: row.sent_at?.toISOString() ?? null,
      error: row.read_error ?? row.send_error,
      errorAt: row.error_at?.toISOString() ?? null,
    })),
    waiting: answers.waiting + notices.waiting,
    failed: answers.failed + notices.failed,
    receivedToday: Number(n),
  };
}

async function countByState(db: Db, table: 'deliveries' | 'sms_notices'): Promise<{ waiting: number; failed: number }> {
  const rows =
    table === 'deliveries'
      ? await db
          .selectFrom('deliveries')
          .select((eb) => ['state', eb.fn.countAll<number>().as('n')])
          .where('channel', '=', 'sms')
          .groupBy('state')
          .execute()
      : await db
          .selectFrom('sms_notices')
          .select((eb) => ['state', eb.fn.countAll<number>().as('n')])
          .groupBy('state')
          .execute();
  const count = (state: string) => Number(rows.find((row) => row.state === state)?.n ?? 0);
  return { waiting: count('waiting'), failed: count('failed') };
}
