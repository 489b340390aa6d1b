import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deliverCodes } from '../../../helpdesk/services/address-codes.ts';
import { createEnrolmentKey } from '../../../helpdesk/services/administration.ts';
import { tellHealth } from '../../../helpdesk/services/channel-health.ts';
import { addressesHandlers } from '../../../main/ipc/handlers/addresses.ts';
import { createAxiosTransport } from '../../../main/sync/axios-transport.ts';
import { createConnection } from '../../../main/sync/connection.ts';
import { createCredentialStore } from '../../../main/sync/credentials.ts';
import { type FaultProxy, openFaultProxy } from '../../support/fault-proxy.ts';
import { type Desk, inventory, newId, openDesk } from '../helpdesk/desk.ts';

let desk: Desk;
let network: FaultProxy;
let folder: string;
let key: string;
beforeAll(async () => {
  desk = await openDesk();
  network = await openFaultProxy(await desk.app.listen({ host: '127.0.0.1', port: 0 }));
  folder = await mkdtemp(join(tmpdir(), 'pandu-addresses-'));
  key = (await desk.database.transaction((unit) => createEnrolmentKey(unit, desk.context, 'test', 'addresses'))).key;
}, 60_000);
afterAll(async () => {
  await network.close();
  await desk.close();
  await rm(folder, { recursive: true, force: true });
});

const handlers = (name: string, server = true) =>
  addressesHandlers({
    connection: createConnection({
      credentials: createCredentialStore(join(folder, name), () => {}),
      config: () => (server ? { serverUrl: network.url, enrolmentKey: key } : null),
      transportTo: (origin, token) => createAxiosTransport({ origin, token, version: 'test', timeout: 2_000 }),
      inventory: () => inventory('rina'),
      newId,
      now: Date.now,
      log: () => {},
    }),
    language: () => 'id',
    newId,
  });

test('a desktop adds, proves and removes an address, and says what is in the way in one word', async () => {
  expect(await handlers('none.json', false).list(undefined)).toEqual({ problem: null, available: false, items: [] });
  const mine = handlers('desktop.json');
  expect(await mine.list(undefined)).toEqual({ problem: null, available: false, items: [] });
  expect(await mine.add({ address: 'rina@example.org' })).toMatchObject({ problem: 'offline' });
  await tellHealth(desk.context, { name: 'smtp', channel: 'email', part: 'out', vouches: true }, null);
  expect(await mine.add({ address: 'rina' })).toMatchObject({ problem: 'no-address' });
  const added = await mine.add({ address: 'Rina@example.org' });
  expect(added).toMatchObject({ problem: null, available: true, items: [{ address: 'rina@example.org', state: 'waiting' }] });
  let code = '';
  await deliverCodes(desk.context, async (mail) => {
    expect(mail.language).toBe('id');
    code = mail.code;
    return { state: 'sent' };
  });
  const id = added.items[0]?.id ?? '';
  expect(await mine.prove({ id, code: 'aaaabbbb' })).toMatchObject({ problem: null, outcome: 'wrong' });
  const proven = await mine.prove({ id, code });
  expect(proven).toMatchObject({ problem: null, outcome: 'verified', items: [{ state: 'verified' }] });
  network.fault = () => 'drop';
  expect(await mine.list(undefined)).toEqual({ problem: 'offline', available: false, items: [] });
  expect(await mine.prove({ id, code })).toMatchObject({ problem: 'offline', outcome: null });
  network.fault = () => undefined;
  expect(await mine.remove({ id: proven.items[0]?.id ?? '' })).toMatchObject({ problem: null, items: [] });
  for (let at = 0; at < 4; at += 1) await mine.add({ address: `a${at}@example.org` });
  expect(await mine.add({ address: 'b@example.org' })).toMatchObject({ problem: 'too-many' });
});
