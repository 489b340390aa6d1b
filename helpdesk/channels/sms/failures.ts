import type { Context } from '../../services/context.ts';
import { noteUndelivered } from '../../services/undelivered.ts';
import type { SmsGateway } from './gateway.ts';

type Failed = Awaited<ReturnType<SmsGateway['failed']>>;

/** What the gateway took and could not send: an answer is noted at its ticket, once; a notice is only marked. @returns how many answers */
export async function noteFailures(context: Context, said: Failed): Promise<number> {
  const failed = new Map(said.map(({ id, why }) => [id, why]));
  if (failed.size === 0) return 0;
  const ids = [...failed.keys()];
  return await context.database.transaction(async (unit) => {
    const rows = await unit.tx
      .selectFrom('deliveries')
      .innerJoin('contacts', 'contacts.id', 'deliveries.contact_id')
      .select(['deliveries.id', 'deliveries.ticket_id', 'contacts.address'])
      .where('deliveries.id', 'in', ids)
      .where('deliveries.channel', '=', 'sms')
      .where('deliveries.state', '=', 'sent')
      .execute();
    for (const { id, ticket_id: ticketId, address } of rows) {
      const text = `The SMS to ${address} did not go out: ${failed.get(id) ?? ''}.`;
      await noteUndelivered(unit, context, { deliveryId: id, ticketId, channel: 'sms', text });
    }
    await unit.tx.updateTable('sms_notices').set({ state: 'failed' }).where('id', 'in', ids).where('state', '=', 'sent').execute();
    return rows.length;
  });
}
