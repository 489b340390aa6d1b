import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, type DesktopClient, newId, openDesk } from './desk.ts';

let desk: Desk;
let origin: string;
let consoleFolder: string;
let desktop: DesktopClient;
beforeAll(async () => {
  consoleFolder = await mkdtemp(join(tmpdir(), 'pandu-console-'));
  await writeFile(join(consoleFolder, 'index.html'), '<!doctype html><title>Console</title>');
  desk = await openDesk({ rateLimit: 40, consoleFolder });
  origin = await desk.app.listen({ port: 0, host: '127.0.0.1' });
  desktop = await desk.enrol();
}, 60_000);
afterAll(async () => {
  await rm(consoleFolder, { recursive: true, force: true });
  await desk.close();
});

/** An open stream over a real socket, and a reader of what was poked since. */
async function stream(path: string, headers: Record<string, string>) {
  const stop = new AbortController();
  const reply = await fetch(`${origin}${path}`, { headers, signal: stop.signal });
  if (!reply.body) throw new Error('no stream');
  const reader = reply.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  return {
    reply,
    close: () => stop.abort(),
    async until(part: string): Promise<string> {
      while (!text.includes(part)) {
        const { value, done } = await reader.read();
        if (done) throw new Error(`ended before "${part}": ${text}`);
        text += value;
      }
      const found = text;
      text = '';
      return found;
    },
    async end(): Promise<void> {
      while (!(await reader.read()).done);
    },
  };
}

describe('pokes', () => {
  test('reach the desktop that a change concerns, and no other', async () => {
    const other = await desk.enrol('other');
    const mine = await stream('/api/v1/events', { authorization: `Bearer ${desktop.token}` });
    const foreign = await stream('/api/v1/events', { authorization: `Bearer ${other.token}` });
    expect(mine.reply.headers.get('content-type')).toBe('text/event-stream');
    await Promise.all([mine.until(': hello'), foreign.until(': hello')]);
    await desktop.report();
    const { cursor } = await desktop.feed();
    expect(await mine.until('\n\n')).toBe(`event: poke\ndata: ${JSON.stringify({ cursor })}\n\n`);
    await other.report();
    // The first that the other hears is its own.
    expect(await foreign.until('\n\n')).toContain(`{"cursor":${(await other.feed()).cursor}}`);
    mine.close();
    foreign.close();
  });

  test('tell at once where the feed stands, and end with the token', async () => {
    const own = await desk.enrol('third');
    await own.report();
    const { cursor } = await own.feed();
    const opened = await stream('/api/v1/events', { authorization: `Bearer ${own.token}` });
    await opened.until(`{"cursor":${cursor}}`);
    const admin = await desk.user('admin');
    await admin.call('DELETE', `/api/v1/agent/desktops/${own.id}`);
    await opened.end();
  });

  test('reach the console, and end when the user is switched off', async () => {
    const agent = await desk.user('agent');
    const opened = await stream('/api/v1/agent/events', { cookie: agent.cookie });
    await opened.until(': hello');
    await desktop.report();
    await opened.until('event: poke\ndata: {"topic":"tickets"}\n\n');
    const admin = await desk.user('admin');
    await admin.call('PATCH', `/api/v1/agent/users/${agent.userId}`, { active: false });
    await opened.end();
  });
});

describe('the console', () => {
  test('opens at every address of its own, under a strict policy', async () => {
    for (const path of ['/', '/tickets/12', '/tips/missing-fonts']) {
      const reply = await fetch(`${origin}${path}`, { headers: { accept: 'text/html' } });
      expect([path, reply.status, await reply.text()]).toEqual([path, 200, expect.stringContaining('Console')]);
      expect(reply.headers.get('content-security-policy')).toContain("script-src 'self'");
    }
    for (const path of ['/api/v1/nope', '/assets/gone.js', '/../../etc/passwd.txt'])
      expect((await fetch(`${origin}${path}`, { headers: { accept: 'text/html' } })).status).toBe(404);
  });
});

describe('too many requests', () => {
  test('of an address are refused with the time to wait; a known desktop has a measure of its own', async () => {
    let reply = await fetch(`${origin}/nope`);
    for (let n = 0; n < 60 && reply.status !== 429; n += 1) reply = await fetch(`${origin}/api/v1/agent/session`);
    expect(reply.status).toBe(429);
    expect((await reply.json()).code).toBe('too-many-requests');
    expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await desktop.call('PUT', `/tips/x/outcomes/${newId()}`, {})).statusCode).toBe(400);
  });
});
