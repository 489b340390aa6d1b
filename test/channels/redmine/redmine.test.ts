import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RemoteMessage } from '../../../helpdesk/bridges/bridge.ts';
import { redmineBridge } from '../../../helpdesk/bridges/redmine/redmine.ts';
import { throughAnOutage } from '../../integration/bridges/outage.ts';
import { newId } from '../../integration/helpdesk/desk.ts';
import { able, type DeskServer, startDeskServer } from '../desk-server.ts';

let server: DeskServer | null = null;
beforeAll(async () => {
  if (able) server = await startDeskServer('redmine/redmine-server.sh');
}, 250_000);
afterAll(() => server?.stop());

const configOf = (env: Readonly<Record<string, string>> = {}) => ({
  ...{ url: env.REDMINE_URL ?? '', project: env.REDMINE_PROJECT ?? '', key: env.REDMINE_BRIDGE_KEY ?? '', field: 1, timeoutMs: 60_000 },
});

test.skipIf(!able)('a conversation with a real Redmine 5', { timeout: 120_000 }, async () => {
  const env = server?.env ?? {};
  const config = configOf(env);
  const bridge = redmineBridge(config);
  const agent = (method: string, path: string, body: unknown) =>
    fetch(`${config.url}${path}`, {
      method,
      headers: { 'x-redmine-api-key': env.REDMINE_AGENT_KEY ?? '', 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  expect(await bridge.check()).toEqual({ version: '' });
  const start = (await bridge.pullUpdatesSince(null)).cursor;
  const [key, bytes] = [newId(), randomBytes(50_000)];
  expect(await bridge.findTicket(key, '')).toBeNull();
  const words = { text: 'Größe 打印机 😀', files: [{ name: 'foto & teks?.png', type: 'image/png', bytes }] };
  const ticket = { ...words, key, subject: 'Printer '.repeat(60), requester: 'ada@example.test', host: 'pc-1', appVersion: '0.1' };
  const made = await bridge.createTicket(ticket);
  expect(made).toEqual({ remoteId: '1', remoteUrl: `${config.url}/issues/1`, warnings: [] });
  expect(await bridge.findTicket(key, '')).toMatchObject({ remoteId: made.remoteId });
  const mine = newId();
  const { remoteMessageId } = await bridge.appendMessage('1', { key: mine, ...words });
  expect(await bridge.findMessage('1', mine)).toEqual({ remoteMessageId });
  expect(await bridge.findMessage('1', newId())).toBeNull();

  const uploaded = await fetch(`${config.url}/uploads.json?filename=log.txt`, {
    method: 'POST',
    headers: { 'x-redmine-api-key': env.REDMINE_AGENT_KEY ?? '', 'content-type': 'application/octet-stream' },
    body: bytes,
  });
  const { token } = ((await uploaded.json()) as { upload: { token: string } }).upload;
  const uploads = [{ token, filename: 'log.txt', content_type: 'application/octet-stream' }];
  // An agent who quotes us down to the key has written a message of their own.
  const quoted = `please restart it\n\n(Pandu ${mine})`;
  expect((await agent('PUT', '/issues/1.json', { issue: { notes: quoted, uploads } })).status).toBe(204);
  expect((await agent('PUT', '/issues/1.json', { issue: { notes: 'internal', private_notes: true } })).status).toBe(204);
  const { events, cursor } = await bridge.pullUpdatesSince(start);
  const messages = events.filter((event): event is RemoteMessage => event.kind === 'message' || event.kind === 'note');
  expect(messages).toMatchObject([
    { remoteMessageId, key: mine, byBridge: true },
    { kind: 'message', key: null, byBridge: false, author: 'Agent Smith' },
    { kind: 'note', author: 'Agent Smith' },
  ]);
  const loaded = await messages[1]?.load();
  expect(loaded).toMatchObject({ text: quoted, files: [{ name: 'log.txt', bytes: 50_000 }] });
  expect(Buffer.from(await bridge.fetchAttachment(loaded?.files[0]?.ref ?? '')).equals(bytes)).toBe(true);
  const own = (await messages[0]?.load())?.files[0];
  expect(Buffer.from(await bridge.fetchAttachment(own?.ref ?? '')).equals(bytes)).toBe(true);

  await bridge.close('1');
  await bridge.close('1');
  expect(await bridge.look('1')).toEqual({ state: 'here', status: 'closed', raw: 'Closed' });
  expect((await agent('PUT', '/issues/1.json', { issue: { status_id: 4 } })).status).toBe(204);
  const later = (await bridge.pullUpdatesSince(cursor)).events;
  expect(later).toContainEqual(expect.objectContaining({ kind: 'status', status: 'pending', raw: 'Feedback', byPerson: true }));
  expect((await bridge.readHistory('1')).length).toBeGreaterThanOrEqual(messages.length);

  // Too large for it: said, and no issue is made. A project without our eyes: lost. A key that is not one: no empty list.
  const large = {
    ...ticket,
    key: newId(),
    files: [{ name: 'large.bin', type: 'application/octet-stream', bytes: randomBytes(2_200_000) }],
  };
  await expect(bridge.createTicket(large)).rejects.toMatchObject({
    kind: 'refused',
    message: expect.stringContaining('exceeds the maximum'),
  });
  expect(await bridge.findTicket(large.key, '')).toBeNull();
  expect((await agent('PUT', '/issues/1.json', { issue: { project_id: Number(env.REDMINE_HIDDEN_PROJECT) } })).status).toBe(204);
  expect(await bridge.look('1')).toEqual({ state: 'lost' });
  await expect(bridge.appendMessage('1', { key: newId(), text: 'x', files: [] })).rejects.toMatchObject({ kind: 'lost' });
  await expect(bridge.appendMessage('999', { key: newId(), text: 'x', files: [] })).rejects.toMatchObject({ kind: 'lost' });
  const stranger = redmineBridge({ ...config, key: 'bad' });
  const asks = [
    () => stranger.check(),
    () => stranger.findTicket(key, ''),
    () => stranger.look('1'),
    () => stranger.pullUpdatesSince(start),
  ];
  for (const ask of asks) await expect(ask()).rejects.toMatchObject({ kind: 'outage', message: 'Redmine does not accept the token.' });
  const other = { ...ticket, key: newId(), files: [] };
  await bridge.createTicket(other);
  // A field that does not exist finds everything.
  await expect(redmineBridge({ ...config, field: 77 }).check()).rejects.toThrow('must be "used as a filter"');
  expect(await redmineBridge({ ...config, field: 77 }).findTicket(newId(), '')).toBeNull();
  expect((await redmineBridge({ ...config, field: 77 }).createTicket({ ...other, key: newId() })).warnings).toHaveLength(1);
});

test.skipIf(!able)('Redmine is down and comes back: nothing is lost and nothing comes twice', { timeout: 240_000 }, async () => {
  const bridge = redmineBridge(configOf(server?.env));
  await throughAnOutage({ bridge, pause: () => server?.pause(), resume: () => server?.resume() });
});
