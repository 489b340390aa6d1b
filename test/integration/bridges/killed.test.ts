import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { registerBridge } from '../../../helpdesk/bridges/runner.ts';
import { openTicket } from '../../../helpdesk/services/intake.ts';
import { type Database, openDatabase } from '../../../helpdesk/store/database.ts';
import { createPokeBus } from '../../../helpdesk/store/pokes.ts';
import { startFakeRt } from './fake-rt.ts';

const kills = Number(process.env.PANDU_BRIDGE_KILLS ?? 3);
/** The bridge is killed after so many calls of the other side, counted from its start: any moment between two bytes of ours. */
const callsBefore = () => 1 + Math.floor(Math.random() * 12);

test(`killed ${kills} times at random moments: each ticket and each message is there once`, {
  timeout: 60_000 + kills * 25_000,
}, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'pandu-killed-'));
  let calls = 0;
  let limit = Number.POSITIVE_INFINITY;
  let reached = () => {};
  const fake = await startFakeRt(() => {
    calls += 1;
    if (calls === limit) reached();
    return null;
  });
  const words: string[] = [];
  const open = () => openDatabase({ folder }, createPokeBus());
  const add = async (database: Database) => {
    const context = { database, now: Date.now };
    for (const part of ['a', 'b']) {
      const text = `ticket ${words.length} ${part}`;
      words.push(text);
      const turn = { channel: 'phone', contactId: null, author: 'Budi', at: new Date(), text, attachments: [] } as const;
      await database.transaction((unit) => openTicket(unit, context, turn, { desktopId: null }));
    }
  };
  const start = async () => {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'mirroring-child.ts'), folder, fake.url], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    return child;
  };
  try {
    let database = await open();
    await registerBridge({ database, now: Date.now }, 'rt');
    for (let turn = 0; turn < kills; turn += 1) {
      await add(database);
      await database.close();
      calls = 0;
      limit = callsBefore();
      const there = new Promise<void>((resolve) => {
        reached = resolve;
      });
      const child = await start();
      await there;
      child.kill('SIGKILL');
      await once(child, 'exit');
      database = await open();
    }
    await database.close();
    limit = Number.POSITIVE_INFINITY;
    const child = await start();
    await expect.poll(() => fake.tickets.size, { timeout: 20_000 }).toBe(words.length);
    child.kill('SIGKILL');
    await once(child, 'exit');
    const said = fake.transactions.filter((one) => one.Type === 'Create').map((one) => one.text.split('\n')[0] ?? '');
    expect(said.toSorted()).toEqual(words.toSorted());
  } finally {
    await fake.close();
    await rm(folder, { recursive: true, force: true });
  }
});
