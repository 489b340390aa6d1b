import { createHash } from 'node:crypto';
import { truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type ReportsPorts, reportsHandlers } from '../../../../../main/ipc/handlers/reports.ts';
import { createConversations } from '../../../../../main/sync/conversations.ts';
import { maxAttachmentBytes } from '../../../../../shared/model/report.ts';
import type { AttachmentRef } from '../../../../../shared/model/ticket.ts';
import { newReportEntry } from '../../../../support/outbox-entries.ts';
import { bring, desktopDisk, newId, now, said, ticketWith } from '../../desktop-disk.ts';

async function desk(fetchPicture: ReportsPorts['fetchPicture'] = async () => null, pictures: readonly AttachmentRef[] = []) {
  const disk = await desktopDisk();
  const { outbox, feed } = disk;
  const ticket = ticketWith([said('user', 'No sound'), said('agent', 'Try this', { attachments: [...pictures] })]);
  await bring(feed, { tickets: [ticket] });
  const opened: string[] = [];
  const woken: number[] = [];
  const mine = createConversations({ outbox, feed, sending: () => new Set(), now, onRead: () => undefined });
  const openFolder = async (folder: string) => void opened.push(folder);
  const handlers = reportsHandlers({ mine, outbox, fetchPicture, openFolder, wake: () => void woken.push(1), newId, now });
  const waiting = async () => (await outbox.list()).map(({ manifest }) => manifest);
  return { ...disk, ticket, handlers, opened, woken, waiting, id: ticket.reportId };
}
const png = (bytes: Uint8Array) => ({ mediaType: 'image/png' as const, bytes });

test('a reply is kept with its pictures, for the ticket of the report, and shows as one that waits', async () => {
  const { handlers, ticket, waiting, outbox, id } = await desk();
  const picture = new Uint8Array([1, 2, 3]);
  const result = await handlers.reply({ id, text: '  Still no sound\n', pictures: [png(picture)] });
  const [entry] = await waiting();
  if (!result.kept || entry?.kind !== 'message') throw new Error('not kept');
  expect(entry).toMatchObject({ id: result.id, ticketId: ticket.id, body: { text: 'Still no sound' } });
  const [attachment] = entry.body.attachments;
  expect(attachment).toMatchObject({ bytes: 3, sha256: createHash('sha256').update(picture).digest('hex') });
  expect((await outbox.read(result.id))?.files.get(attachment?.id ?? '')).toEqual(Buffer.from(picture));
  expect((await handlers.conversation({ id }))?.pending).toMatchObject([{ text: 'Still no sound', pictures: 1 }]);
});

test('before the help desk has the report there is nothing to reply to, and nothing is kept', async () => {
  const { handlers, outbox, waiting } = await desk();
  const report = newReportEntry();
  await outbox.add(report);
  const { id } = report.manifest;
  const reply = { id, text: 'And another thing', pictures: [] };
  expect(await handlers.reply(reply)).toEqual({ kept: false, reason: 'unknown-draft' });
  expect(await handlers.outcome({ id, outcome: { solved: true, rating: null } })).toEqual({ kept: false, reason: 'unknown-draft' });
  expect(await handlers.picture({ id, attachmentId: newId() })).toEqual({ bytes: null });
  expect((await waiting()).map(({ kind }) => kind)).toEqual(['report']);
});

test('a report that was sent can be replied to before the feed brought its ticket', async () => {
  const { handlers, feed, waiting } = await desk();
  const [reportId, ticketId] = [newId(), newId()];
  await feed.rememberSent({ reportId, ticketId, number: 8, title: 't', application: null, message: 'm', createdAt: now().toISOString() });
  expect(await handlers.reply({ id: reportId, text: 'One more thing', pictures: [] })).toMatchObject({ kept: true });
  expect(await waiting()).toMatchObject([{ kind: 'message', ticketId }]);
});

test('an empty reply is refused; a picture alone is one', async () => {
  const { handlers, waiting, id } = await desk();
  expect(await handlers.reply({ id, text: ' \n ', pictures: [] })).toEqual({ kept: false, reason: 'empty' });
  expect(await waiting()).toEqual([]);
  expect(await handlers.reply({ id, text: '', pictures: [png(new Uint8Array(1))] })).toMatchObject({ kept: true });
  expect(await waiting()).toHaveLength(1);
});

test.each([
  ['empty', 'empty', 0],
  ['larger than the help desk takes', 'too-large', maxAttachmentBytes + 1],
])('a picture that is %s is told at once, not kept and then found broken', async (_, reason, size) => {
  const { handlers, outbox, waiting, id } = await desk();
  const pictures = [png(new Uint8Array(8)), png(new Uint8Array(size))];
  expect(await handlers.reply({ id, text: 'Look', pictures })).toEqual({ kept: false, reason });
  expect(await waiting()).toEqual([]);
  expect(await outbox.broken()).toEqual([]);
});

test('solved or not is kept with the moment at which it was said', async () => {
  const { handlers, ticket, waiting, id } = await desk();
  expect(await handlers.outcome({ id, outcome: { solved: false, rating: 2, comment: 'Again today' } })).toMatchObject({ kept: true });
  const at = now().toISOString();
  expect(await waiting()).toMatchObject([
    { kind: 'outcome', ticketId: ticket.id, body: { solved: false, rating: 2, comment: 'Again today', at } },
  ]);
});

test('a refused report that is tried again waits anew, and sending is woken', async () => {
  const { handlers, outbox, woken, opened } = await desk();
  const entry = newReportEntry();
  const { id } = entry.manifest;
  await outbox.add(entry);
  await outbox.refuse(id, { code: 'too-large', detail: 'At most 4 MB.', at: now().toISOString() });
  expect((await handlers.list(undefined)).find((row) => row.id === id)).toMatchObject({ state: 'refused', reason: 'too-large' });
  expect(await handlers.retry({ id })).toEqual({ ok: true });
  expect((await handlers.list(undefined)).find((row) => row.id === id)).toMatchObject({ state: 'kept', reason: null });
  expect([woken.length, opened]).toEqual([1, []]);
});

test('a broken one is shown in its folder, and nothing is sent', async () => {
  const { handlers, outbox, folder, woken, opened } = await desk();
  const entry = newReportEntry();
  const { id } = entry.manifest;
  await outbox.add(entry);
  await truncate(join(folder, 'outbox', id, 'entry'), 20);
  expect((await handlers.list(undefined)).find((row) => row.id === id)).toMatchObject({ state: 'broken' });
  await handlers.retry({ id });
  expect(opened).toEqual([(await outbox.broken())[0]?.folder]);
  expect(opened[0]).toContain(id);
  expect(woken).toEqual([]);
});

test('a picture of the conversation is asked for by the ticket, and may not be had now', async () => {
  const asked: string[][] = [];
  const bytes = new Uint8Array([7]);
  const attachmentId = newId();
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const named: AttachmentRef = { id: attachmentId, kind: 'picture', mediaType: 'image/png', bytes: 1, sha256 };
  const { handlers, ticket, id } = await desk(
    async (...what) => {
      asked.push(what);
      return asked.length === 1 ? bytes : asked.length === 2 ? new Uint8Array([8]) : null;
    },
    [named],
  );
  expect(await handlers.picture({ id, attachmentId })).toEqual({ bytes });
  expect(await handlers.picture({ id, attachmentId }), 'another picture than the conversation names').toEqual({ bytes: null });
  expect(await handlers.picture({ id, attachmentId })).toEqual({ bytes: null });
  expect(await handlers.picture({ id, attachmentId: newId() }), 'one that it does not name').toEqual({ bytes: null });
  expect(asked).toHaveLength(3);
  expect(asked[0]).toEqual([ticket.id, attachmentId]);
});
