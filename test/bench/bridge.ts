import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { mirrorDue, usualTimes } from '../../helpdesk/bridges/mirror.ts';
import { pullOnce } from '../../helpdesk/bridges/pull.ts';
import { rtBridge } from '../../helpdesk/bridges/rt/rt.ts';
import { registerBridge } from '../../helpdesk/bridges/runner.ts';
import { continueTicket, openTicket } from '../../helpdesk/services/intake.ts';
import { openDatabase } from '../../helpdesk/store/database.ts';
import { createPokeBus } from '../../helpdesk/store/pokes.ts';
import { fakeToken } from '../integration/bridges/fake-rt.ts';
import { rounded } from './common/measure.ts';

/**
 * Tickets of three messages go out to a Request Tracker, three replies each come in. The floor is what the Request Tracker itself
 * took for the very same calls, by the clock of a proxy in another process. Three workers send at once: of each a third of all calls
 * is the floor. One reads, and asks for the next words ahead: there it is the time in which at least one call was under way. With
 * `--rt` it is a real one, from test/channels/rt/rt-server.sh, and needs root.
 */
const count = Number(process.env.PANDU_BENCH_TICKETS ?? 500);
const runs = Number(process.env.PANDU_BENCH_RUNS ?? 1);
const workers = 3;
const real = process.argv.includes('--rt');

interface Spent {
  readonly ms: number;
  readonly busyMs: number;
  readonly calls: number;
}

async function measure() {
  const { startDeskServer } = await import('../channels/desk-server.ts');
  const server = real ? await startDeskServer('rt/rt-server.sh') : null;
  const folder = await mkdtemp(join(tmpdir(), 'pandu-bench-bridge-'));
  const remote = spawn(process.execPath, [join(import.meta.dirname, 'bridge/remote.ts'), ...(server ? [server.env.RT_URL ?? ''] : [])], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(remote.stdout, 'data')) as [Buffer];
  const url = line.toString().trim();
  const database = await openDatabase({ folder }, createPokeBus());
  const context = { database, now: Date.now };
  try {
    const spent = async () => (await (await fetch(`${url}/spent`)).json()) as Spent;
    const bridge = rtBridge({ url, queue: 'Pandu', token: server?.env.RT_BRIDGE_TOKEN ?? fakeToken, timeoutMs: 60_000 });
    await registerBridge(context, bridge.name);
    await pullOnce(context, bridge, 600_000);
    for (let ticket = 0; ticket < count; ticket += 1) {
      const turn = (text: string) =>
        ({ channel: 'phone', contactId: null, author: 'Budi', at: new Date(), text, attachments: [] }) as const;
      const { ticketId } = await database.transaction((unit) => openTicket(unit, context, turn(`ticket ${ticket}`), { desktopId: null }));
      for (const text of ['second', 'third']) await database.transaction((unit) => continueTicket(unit, context, ticketId, turn(text)));
    }
    console.log(`${count} tickets of three messages go out …`);
    await spent();
    let began = performance.now();
    const left = async () =>
      Number(
        (
          await database.db
            .selectFrom('messages as m')
            .select(({ fn }) => fn.countAll<string>().as('count'))
            .where((eb) =>
              eb.not(
                eb.exists(
                  eb.selectFrom('bridge_outbox as o').select('o.id').whereRef('o.message_id', '=', 'm.id').where('o.state', '=', 'done'),
                ),
              ),
            )
            .executeTakeFirstOrThrow()
        ).count,
      );
    while ((await left()) > 0) await Promise.all(Array.from({ length: workers }, () => mirrorDue(context, bridge, usualTimes)));
    const out = { ms: performance.now() - began, ...prefixed(await spent()) };
    console.log(`and three replies to each come in …`);
    const links = await database.db.selectFrom('bridge_links').select('remote_id').execute();
    for (const { remote_id } of links) for (const text of ['one', 'two', 'three']) await reply(server, url, remote_id, `${text}, please`);
    await spent();
    began = performance.now();
    await pullOnce(context, bridge, 600_000);
    const inward = { ms: performance.now() - began, ...prefixed(await spent()) };
    const answers = await database.db.selectFrom('messages').select('id').where('sender', '=', 'agent').execute();
    if (links.length !== count || answers.length !== count * 3) throw new Error(`${links.length} tickets, ${answers.length} answers`);
    return { out, inward };
  } finally {
    await database.close();
    remote.kill();
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
const prefixed = ({ ms, busyMs, calls }: Spent) => ({ remoteMs: ms, busyMs, calls });

async function reply(server: { env: Readonly<Record<string, string>> } | null, url: string, ticket: string, text: string): Promise<void> {
  const answer = server
    ? await fetch(`${server.env.RT_URL}/REST/2.0/ticket/${ticket}/correspond`, {
        method: 'POST',
        headers: { authorization: `token ${server.env.RT_AGENT_TOKEN}`, 'content-type': 'application/json' },
        body: JSON.stringify({ Content: text, ContentType: 'text/plain' }),
      })
    : await fetch(`${url}/reply/${ticket}`, { method: 'POST', body: text });
  if (!answer.ok) throw new Error(`a reply was refused: ${answer.status}`);
}

const ratios: number[] = [];
let last = await measure();
for (let run = 1; ; run += 1) {
  const { out, inward } = last;
  // Of three workers each has a third of the remote's time as its floor.
  ratios.push((out.ms * workers + inward.ms) / (out.remoteMs + inward.busyMs));
  if (run >= runs) break;
  last = await measure();
}
const { out, inward } = last;
const ratio = ratios.toSorted((a, b) => a - b)[Math.floor(ratios.length / 2)] ?? Number.NaN;
console.log(`out: ${rounded(out.ms / 1000)} s, ${out.calls} calls of ${rounded(out.remoteMs / out.calls)} ms, ${workers} at once`);
console.log(`in: ${rounded(inward.ms / 1000)} s, ${inward.calls} calls of ${rounded(inward.remoteMs / inward.calls)} ms`);
const floor = out.remoteMs / workers + inward.busyMs;
console.log(
  JSON.stringify({
    name: 'bridge',
    ratio: rounded(ratio),
    floor: rounded(floor),
    value: rounded(out.ms + inward.ms),
    runs: ratios.length,
    unit: 'ms',
    limit: 1.2,
    remote: real ? 'rt 5' : 'fake rt',
    tickets: count,
  }),
);
process.exitCode = ratio <= 1.2 ? 0 : 1;
