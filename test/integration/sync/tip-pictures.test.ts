import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createEnrolmentKey } from '../../../helpdesk/services/administration.ts';
import type { TipText } from '../../../shared/model/tip.ts';
import { openDesktop, type TestDesktop } from '../../support/desktop.ts';
import { type FaultProxy, openFaultProxy } from '../../support/fault-proxy.ts';
import { digestOf, png } from '../../support/pictures.ts';
import { type AgentClient, type Desk, openDesk } from '../helpdesk/desk.ts';

let desk: Desk;
let editor: AgentClient;
let proxy: FaultProxy;
let folder: string;
let desktop: TestDesktop;

beforeAll(async () => {
  desk = await openDesk();
  editor = await desk.user('editor');
  proxy = await openFaultProxy(await desk.app.listen({ host: '127.0.0.1', port: 0 }));
  const { key } = await desk.database.transaction((unit) => createEnrolmentKey(unit, desk.context, 'test', 'pictures'));
  folder = await mkdtemp(join(tmpdir(), 'pandu-tip-pictures-'));
  desktop = openDesktop(folder, { serverUrl: proxy.url, enrolmentKey: key });
}, 120_000);
afterAll(async () => {
  await desktop?.sync.stop();
  await desktop?.outbox.stop();
  await proxy?.close();
  await desk?.close();
  await rm(folder, { recursive: true, force: true });
});

const soon = <T>(check: () => T | Promise<T>) => vi.waitFor(check, { timeout: 20_000, interval: 20 });
const here = () => readdir(join(folder, 'tips/pictures')).catch(() => [] as string[]);
async function publish(title: string, bytes: Buffer): Promise<string> {
  const digest = digestOf(bytes);
  const headers = { 'x-pandu': '1', 'content-type': 'image/png' };
  await editor.call('PUT', `/api/v1/agent/tips/pictures/${digest}`, bytes, headers);
  const en: TipText = { title, problem: `![The tray](picture:${digest})`, cause: '', alternatives: '', steps: [], keywords: [] };
  const draft = { app: 'Printing', causeKind: 'howto', texts: { en }, audience: {}, findings: [], related: [] };
  const { id } = (await editor.call('POST', '/api/v1/agent/tips', draft)).json();
  expect((await editor.call('POST', `/api/v1/agent/tips/${id}/publish`)).statusCode).toBe(200);
  return id;
}

test('a published picture arrives, is there without a network, and goes with its tip', async () => {
  await desktop.start();
  const bytes = png({ width: 33 });
  const id = await publish('No paper', bytes);
  await soon(async () => expect(await here()).toEqual([digestOf(bytes)]));
  const tip = await desktop.tips.get(id);
  expect(tip?.pictures).toEqual([{ sha256: digestOf(bytes), mediaType: 'image/png', bytes: bytes.length }]);
  proxy.fault = () => 'drop';
  expect(await desktop.pictures.read(digestOf(bytes))).toEqual({ bytes, mediaType: 'image/png' });
  proxy.fault = () => undefined;
  await editor.call('POST', `/api/v1/agent/tips/${id}/withdraw`);
  await soon(async () => expect(await here()).toEqual([]));
});

test('a picture that did not come at first comes with a later round', async () => {
  const bytes = png({ width: 34 });
  proxy.seen.length = 0;
  proxy.fault = (line) => (line.includes('/tips/pictures/') ? 'cut' : undefined);
  const id = await publish('No ink', bytes);
  await soon(async () => expect(await desktop.tips.get(id)).not.toBeNull());
  await soon(() => expect(proxy.seen.some(({ line }) => line.includes('/tips/pictures/'))).toBe(true));
  expect(await here()).toEqual([]);
  proxy.fault = () => undefined;
  desktop.sync.wake();
  await soon(async () => expect(await here()).toEqual([digestOf(bytes)]));
});
