import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RemoteMessage } from '../../../helpdesk/bridges/bridge.ts';
import { rtBridge } from '../../../helpdesk/bridges/rt/rt.ts';
import { throughAnOutage } from '../../integration/bridges/outage.ts';
import { newId } from '../../integration/helpdesk/desk.ts';
import { able, type DeskServer, startDeskServer } from '../desk-server.ts';

let server: DeskServer | null = null;
beforeAll(async () => {
  if (able) server = await startDeskServer('rt/rt-server.sh');
}, 250_000);
afterAll(() => server?.stop());

test.skipIf(!able)('a conversation with a real Request Tracker 5', { timeout: 120_000 }, async () => {
  const { RT_URL: url = '', RT_QUEUE: queue = '', RT_BRIDGE_TOKEN: token = '', RT_AGENT_TOKEN: agentToken = '' } = server?.env ?? {};
  const bridge = rtBridge({ url, queue, token, timeoutMs: 60_000 });
  const agent = (method: string, path: string, body: unknown) =>
    fetch(`${url}/REST/2.0${path}`, {
      method,
      headers: { authorization: `token ${agentToken}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  expect((await bridge.check()).version).toMatch(/^5\./);
  const start = (await bridge.pullUpdatesSince(null)).cursor;
  const [key, bytes] = [newId(), randomBytes(50_000)];
  expect(await bridge.findTicket(key, '')).toBeNull();
  const words = { text: 'Größe 打印机', files: [{ name: 'shot.png', type: 'image/png', bytes }] };
  const made = await bridge.createTicket({
    ...words,
    key,
    subject: 'Printer',
    requester: 'ada@example.test',
    host: 'pc-1',
    appVersion: '0.1',
  });
  expect(made.warnings).toEqual([]);
  expect(await bridge.findTicket(key, '')).toMatchObject({ remoteId: made.remoteId });
  const mine = newId();
  const { remoteMessageId } = await bridge.appendMessage(made.remoteId, { key: mine, ...words });
  expect(await bridge.findMessage(made.remoteId, mine)).toEqual({ remoteMessageId });
  const file = { FileName: 'log.txt', FileType: 'application/octet-stream', FileContent: bytes.toString('base64') };
  const reply = { Content: 'please restart it', ContentType: 'text/plain', Attachments: [file] };
  expect((await agent('POST', `/ticket/${made.remoteId}/correspond`, reply)).status).toBe(201);
  expect((await agent('POST', `/ticket/${made.remoteId}/comment`, { Content: 'internal', ContentType: 'text/plain' })).status).toBe(201);
  const { events, cursor } = await bridge.pullUpdatesSince(start);
  const here = events.filter((event) => event.remoteId === made.remoteId);
  const messages = here.filter((event): event is RemoteMessage => event.kind === 'message' || event.kind === 'note');
  expect(messages.find((event) => event.remoteMessageId === remoteMessageId)).toMatchObject({ key: mine, byBridge: true });
  const theirs = messages.filter((event) => !event.byBridge);
  expect(theirs).toMatchObject([
    { kind: 'message', key: null, byRequester: false, author: 'Agent Smith' },
    { kind: 'note', author: 'Agent Smith' },
  ]);
  const loaded = await theirs[0]?.load();
  expect(loaded).toMatchObject({ text: 'please restart it', files: [{ name: 'log.txt' }] });
  expect(Buffer.from(await bridge.fetchAttachment(loaded?.files[0]?.ref ?? '')).equals(bytes)).toBe(true);
  expect((await bridge.readHistory(made.remoteId)).length).toBeGreaterThanOrEqual(here.length);
  await bridge.close(made.remoteId);
  await bridge.close(made.remoteId);
  expect(await bridge.look(made.remoteId)).toEqual({ state: 'here', status: 'closed', raw: 'resolved' });
  expect((await agent('PUT', `/ticket/${made.remoteId}`, { Status: 'open' })).status).toBe(200);
  const later = await bridge.pullUpdatesSince(cursor);
  expect(later.events).toContainEqual(expect.objectContaining({ kind: 'status', raw: 'open', byPerson: true }));
  const other = await bridge.createTicket({ key: newId(), text: 'b', files: [], subject: 'b', requester: null, host: '', appVersion: '' });
  expect((await agent('PUT', `/ticket/${made.remoteId}`, { MergeInto: Number(other.remoteId) })).status).toBe(200);
  expect(await bridge.look(made.remoteId)).toMatchObject({ state: 'merged', into: other.remoteId });
  // Moved to a queue without rights: the ticket is lost, and says so.
  expect((await agent('PUT', `/ticket/${other.remoteId}`, { Queue: 'Elsewhere' })).status).toBe(200);
  expect(await bridge.look(other.remoteId)).toEqual({ state: 'lost' });
  await expect(bridge.appendMessage('999999', { key: newId(), text: 'x', files: [] })).rejects.toMatchObject({ kind: 'lost' });
  await expect(rtBridge({ url, queue, token: '1-1-bad', timeoutMs: 9_000 }).check()).rejects.toThrow('token');
});

test.skipIf(!able)('Request Tracker is down and comes back: nothing is lost and nothing comes twice', { timeout: 240_000 }, async () => {
  const { RT_URL: url = '', RT_QUEUE: queue = '', RT_BRIDGE_TOKEN: token = '' } = server?.env ?? {};
  const bridge = rtBridge({ url, queue, token, timeoutMs: 60_000 });
  await throughAnOutage({ bridge, pause: () => server?.pause(), resume: () => server?.resume() });
});
