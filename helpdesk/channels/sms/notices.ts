import { type Context, newId } from '../../services/context.ts';
import { afterTry, lease, type Sent, unsent } from '../../services/deliveries.ts';
import type { Unit } from '../../store/database.ts';
import type { OutgoingSms } from './gateway.ts';

/** Two machines that answer each other stop here. */
const noticesAnHour = 6;
const hour = 3_600_000;

/** Something that we say by ourselves goes on its way, unless this number had enough of it in this hour. */
export async function addNotice(unit: Unit, context: Context, number: string, text: string): Promise<void> {
  const at = new Date(context.now());
  const { n } = await unit.tx
    .selectFrom('sms_notices')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('number', '=', number)
    .where('created_at', '>', new Date(at.getTime() - hour))
    .executeTakeFirstOrThrow();
  if (Number(n) >= noticesAnHour) return;
  await unit.tx
    .insertInto('sms_notices')
    .values({
      ...{ id: newId(context), number, text, state: 'waiting', attempts: 0 },
      ...{ next_at: at, error: null, created_at: at, sent_at: null },
    })
    .execute();
  // Whoever sends SMS listens for it.
  unit.pokes.push({ kind: 'topic', topic: 'tickets' });
}

/** Sends what is due, one after another. A process that dies in between leaves it to the next: `send` knows it by its id. */
export async function sendNotices(
  context: Context,
  send: (sms: OutgoingSms) => Promise<Sent>,
  random: () => number = Math.random,
): Promise<number> {
  for (let sent = 0; ; ) {
    const notice = await claim(context);
    if (!notice) return sent;
    const { id, number, text, attempts } = notice;
    const result = await send({ id, to: number, text }).catch(unsent);
    await context.database.db
      .updateTable('sms_notices')
      .set(afterTry(attempts + 1, result, context.now(), random()))
      .where('id', '=', id)
      .execute();
    if (result.state === 'sent') sent += 1;
  }
}

async function claim(context: Context) {
  const now = context.now();
  return await context.database.transaction(async (unit) => {
    const row = await unit.tx
      .selectFrom('sms_notices')
      .select(['id', 'number', 'text', 'attempts'])
      .where('state', '=', 'waiting')
      .where('next_at', '<=', new Date(now))
      .orderBy('next_at')
      .limit(1)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    if (!row) return null;
    await unit.tx
      .updateTable('sms_notices')
      .set({ attempts: row.attempts + 1, next_at: new Date(now + lease) })
      .where('id', '=', row.id)
      .execute();
    return row;
  });
}
