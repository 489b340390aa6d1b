import { truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createConversations } from '../../../../main/sync/conversations.ts';
import { newMessageEntry, newReportEntry } from '../../../support/outbox-entries.ts';
import { at, bring, desktopDisk, newId, now, said, ticketWith } from '../desktop-disk.ts';

async function desk() {
  const disk = await desktopDisk();
  const sending = new Set<string>();
  const read: string[] = [];
  const open = () => createConversations({ ...disk, sending: () => sending, now, onRead: () => void read.push('read') });
  return { ...disk, sending, open, mine: open(), timesRead: () => read.length };
}

test('a report is one row with one id, from the disk to the ticket', async () => {
  const { outbox, feed, sending, mine } = await desk();
  const entry = newReportEntry();
  const { id, createdAt } = entry.manifest;
  const rows = async () => (await mine.list()).map((row) => [row.id, row.state, row.number]);
  await outbox.add(entry);
  expect(await rows()).toEqual([[id, 'kept', null]]);
  expect(await mine.ticketId(id)).toBeNull();
  sending.add(id);
  expect(await rows()).toEqual([[id, 'sending', null]]);
  const ticket = ticketWith([], { reportId: id, status: 'new' });
  await feed.rememberSent({ reportId: id, ticketId: ticket.id, number: 7, title: 't', application: null, message: 'm', createdAt });
  await outbox.remove(id);
  expect(await rows()).toEqual([[id, 'received', 7]]);
  expect(await mine.ticketId(id)).toBe(ticket.id);
  await bring(feed, { tickets: [{ ...ticket, status: 'solved' }] });
  expect(await rows()).toEqual([[id, 'solved', 7]]);
});

test('one that is found damaged while listing is in that very list', async () => {
  const { outbox, folder, mine } = await desk();
  const { manifest } = newReportEntry();
  await outbox.add({ manifest, files: [] });
  await truncate(join(folder, 'outbox', manifest.id, 'entry'), 10);
  expect(await mine.list()).toMatchObject([{ id: manifest.id, state: 'broken' }]);
});

test('an answer is unread until it is opened, also after a restart, and unread again at the next one', async () => {
  const { feed, mine, open, timesRead } = await desk();
  const ticket = ticketWith([said('user', 'No sound'), said('agent', 'Try this')]);
  await bring(feed, { tickets: [ticket, ticketWith([said('user', 'No answer yet')])] });
  expect(mine.unread()).toEqual([ticket.reportId]);
  await mine.markRead(ticket.reportId);
  expect(mine.unread()).toEqual([]);
  await feed.load();
  expect(open().unread()).toEqual([]);
  await mine.markRead(ticket.reportId);
  // Each telling redraws the tray and the list.
  expect(timesRead()).toBe(1);
  await bring(feed, { tickets: [{ ...ticket, messages: [...ticket.messages, said('agent', 'Or that')] }] });
  expect(mine.unread()).toEqual([ticket.reportId]);
});

test('reading what nobody knows is harmless', async () => {
  const { mine, timesRead } = await desk();
  await mine.markRead(newId());
  expect(timesRead()).toBe(0);
  expect(await mine.conversation(newId())).toBeNull();
});

test('own replies show below the conversation until the help desk has them', async () => {
  const { outbox, feed, mine } = await desk();
  const ticket = ticketWith([said('agent', 'Try this')]);
  await bring(feed, { tickets: [ticket] });
  const reply = newMessageEntry('It works', ticket.id, at(9));
  await outbox.add(reply);
  expect(await mine.conversation(ticket.reportId)).toMatchObject({ item: { unsent: 1 }, pending: [{ text: 'It works', at: at(9) }] });
  // The feed may bring it before the outbox lets go of it.
  await bring(feed, { tickets: [{ ...ticket, messages: [...ticket.messages, said('user', 'It works', { id: reply.manifest.id })] }] });
  expect((await mine.conversation(ticket.reportId))?.pending).toEqual([]);
});
