import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { registerBridge } from '../../../helpdesk/bridges/runner.ts';
import { continueTicket, openTicket } from '../../../helpdesk/services/intake.ts';
import { type Database, openDatabase } from '../../../helpdesk/store/database.ts';
import { createPokeBus } from '../../../helpdesk/store/pokes.ts';
import { startFakeRt } from './fake-rt.ts';

/** `npm run nightly` and whoever wants to know set more. */
const kills = Number(process.env.PANDU_BRIDGE_KILLS ?? 3);
/** The bridge is killed after so many calls of the other side, counted from its start: any moment between two bytes of ours. */
const callsBefore = () => 1 + Math.floor(Math.random() * 14);

test(`killed ${kills} times at random moments: each ticket and each message is there once, on both sides`, {
  timeout: 90_000 + kills * 25_000,
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
  const answers: string[] = [];
  const ticketIds: string[] = [];
  const open = () => openDatabase({ folder }, createPokeBus());
  const turnOf = (text: string) => ({ channel: 'phone', contactId: null, author: 'Budi', at: new Date(), text, attachments: [] }) as const;
  /** Two new tickets, a word more on an older one, and an answer over there. */
  const add = async (database: Database) => {
    const context = { database, now: Date.now };
    const older = ticketIds.at(Math.floor(Math.random() * ticketIds.length));
    for (const part of ['a', 'b']) {
      const text = `ticket ${words.length} ${part}`;
      words.push(text);
      const { ticketId } = await database.transaction((unit) => openTicket(unit, context, turnOf(text), { desktopId: null }));
      ticketIds.push(ticketId);
    }
    if (older) {
      const text = `more ${words.length}`;
      words.push(text);
      await database.transaction((unit) => continueTicket(unit, context, older, turnOf(text)));
    }
    const there = 1 + Math.floor(Math.random() * fake.tickets.size);
    if (fake.tickets.has(there)) {
      answers.push(`answer ${answers.length}`);
      fake.reply(there, answers.at(-1) ?? '');
    }
  };
  let child: ChildProcess | null = null;
  const start = async () => {
    const started = spawn(process.execPath, [join(import.meta.dirname, 'mirroring-child.ts'), folder, fake.url], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    child = started;
    await once(started.stdout, 'data');
    return started;
  };
  const kill = async (started: ChildProcess) => {
    started.kill('SIGKILL');
    if (started.exitCode === null && started.signalCode === null) await once(started, 'exit');
    child = null;
  };
  const said = () =>
    fake.transactions
      .filter((one) => one.creator.Name === 'pandu-bridge' && ['Create', 'Correspond'].includes(one.Type))
      .map((one) => one.text.split('\n')[0] ?? '');
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
      const started = await start();
      await there;
      await kill(started);
      database = await open();
    }
    await database.close();
    limit = Number.POSITIVE_INFINITY;
    const last = await start();
    await expect.poll(() => said().length, { timeout: 30_000 + kills * 1_000 }).toBeGreaterThanOrEqual(words.length);
    // Three more pulls that end: the last answers are taken in, and whatever would come twice has come.
    const pulls = () => fake.rt.calls.filter((call) => call === 'GET /transactions').length;
    const before = pulls();
    await expect.poll(pulls, { timeout: 30_000 }).toBeGreaterThan(before + answers.length + 20);
    await kill(last);
    expect(said().toSorted()).toEqual(words.toSorted());
    expect(fake.tickets.size).toBe(ticketIds.length);
    database = await open();
    const taken = await database.db.selectFrom('messages').select('text').where('sender', '=', 'agent').execute();
    await database.close();
    expect(taken.map(({ text }) => text).toSorted()).toEqual(answers.toSorted());
  } finally {
    (child as ChildProcess | null)?.kill('SIGKILL');
    await fake.close();
    await rm(folder, { recursive: true, force: true });
  }
});
