import { expect } from 'vitest';
import type { Bridge } from '../../../helpdesk/bridges/bridge.ts';
import { mirrorDue } from '../../../helpdesk/bridges/mirror.ts';
import { pullOnce } from '../../../helpdesk/bridges/pull.ts';
import { registerBridge } from '../../../helpdesk/bridges/runner.ts';
import { newId, openDesk } from '../helpdesk/desk.ts';

interface Outage {
  readonly bridge: Bridge;
  readonly pause: () => unknown;
  readonly resume: () => unknown;
}
const times = { callMs: 60_000, settleMs: 10_000, retryMs: 30_000 };

/** An hour of work while the other help desk is away, by our clock; then everything is there once, in its order. */
export async function throughAnOutage({ bridge, pause, resume }: Outage): Promise<void> {
  const desk = await openDesk();
  try {
    const ani = await desk.enrol('ani');
    const write = (ticketId: string, text: string) =>
      ani.call('PUT', `/tickets/${ticketId}/messages/${newId()}`, { at: new Date().toISOString(), text, attachments: [] });
    await registerBridge(desk.context, bridge.name);
    await pullOnce(desk.context, bridge, 60_000);
    const before = await ani.report({ message: 'before' });
    await mirrorDue(desk.context, bridge, times);
    await pause();
    const during = await ani.report({ message: 'during' });
    for (let minute = 0; minute < 60; minute += 5) {
      for (const { ticketId } of [before, during]) await write(ticketId, `minute ${minute}`);
      await expect(mirrorDue(desk.context, bridge, times)).rejects.toMatchObject({ kind: 'outage' });
      await expect(pullOnce(desk.context, bridge, 60_000)).rejects.toMatchObject({ kind: 'outage' });
      desk.advance(5 * 60_000);
    }
    await resume();
    for (let round = 0; round < 3; round += 1) {
      await mirrorDue(desk.context, bridge, times);
      await pullOnce(desk.context, bridge, 60_000);
      desk.advance(60_000);
    }
    const { db } = desk.database;
    expect(await db.selectFrom('bridge_outbox').select('id').where('state', '<>', 'done').execute()).toEqual([]);
    const wanted = Array.from({ length: 12 }, (_, at) => `minute ${at * 5}`);
    for (const { ticketId } of [before, during]) {
      const link = await db.selectFrom('bridge_links').selectAll().where('ticket_id', '=', ticketId).executeTakeFirstOrThrow();
      const said: string[] = [];
      for (const event of await bridge.readHistory(link.remote_id))
        if (event.kind === 'message' && event.byBridge) said.push((await event.load()).text.split('\n')[0] ?? '');
      expect(said).toEqual(wanted);
      const messages = await db.selectFrom('messages').select('id').where('ticket_id', '=', ticketId).execute();
      expect(messages, 'no echo of ours came back').toHaveLength(13);
    }
  } finally {
    await desk.close();
  }
}
