import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { rounded } from './common/measure.ts';
import { draft, observer, signIn } from './push/editor.ts';
import { cpuSecondsOf, endAll, serve, startDesktops } from './push/processes.ts';

/**
 * Publish to visible: an editor publishes a tip, a thousand desktops hold their event stream open, are poked, read the feed,
 * check the signature and have the tip. The floor is the same with a bare node:http server that hands out the same pages.
 * Beside it, what an hour with one publication costs by push (with its polling every five minutes as the fallback) and by
 * polling every minute alone.
 */
const count = Number(process.env.PANDU_BENCH_DESKTOPS ?? 1000);
const runs = Number(process.env.PANDU_BENCH_RUNS ?? 10);
const processes = 2;
const warmUp = 2;
/** Milliseconds in which the polling of a minute is played, and for which quiet is watched. */
const playedMinute = 10_000;
const quiet = 20_000;

const root = join(import.meta.dirname, '../..');
const folder = await mkdtemp(join(tmpdir(), 'pandu-bench-push-'));
const now = () => performance.timeOrigin + performance.now();
const mean = (values: readonly number[]) => values.reduce((all, one) => all + one, 0) / values.length;
const quantile = (values: readonly number[], q: number) =>
  [...values].sort((a, b) => a - b)[Math.ceil(values.length * q) - 1] ?? Number.NaN;

try {
  const desk = await serve<{ url: string; firstAdmin: { login: string; oneTimePassword: string }; enrolmentKey: string }>(
    [join(root, 'dist/helpdesk/main.js'), '--bootstrap'],
    { PANDU_PORT: '0', PANDU_HELPDESK_DATA: folder, PANDU_RATE_LIMIT: '1000000', PANDU_LOG_LEVEL: 'warn' },
  );
  const agent = await signIn(desk.url, desk.firstAdmin);
  const tip = await agent('POST', '/tips', draft(0));
  const desktops = startDesktops(processes);
  console.log(`enrolling ${count} desktops …`);
  let cost = await desktops.ask({ do: 'enrol', origin: desk.url, enrolmentKey: desk.enrolmentKey, count: count / processes });
  cost = await desktops.ask({ do: 'listen' });

  const measure = async (publish: () => Promise<unknown>, version: number) => {
    const before = { ...cost, cpu: cpuSecondsOf(desk.pid) };
    const all = desktops.expect(version);
    const began = now();
    await publish();
    const { seen, requests, bytes } = await all;
    cost = { requests, bytes };
    const spent = { requests: requests - before.requests, bytes: bytes - before.bytes, cpu: cpuSecondsOf(desk.pid) - before.cpu };
    return { times: seen.map((time) => time - began), spent };
  };
  const asksForPage = await observer(desk.url, desk.enrolmentKey);
  const times: number[] = [];
  const publications: { requests: number; bytes: number; cpu: number }[] = [];
  const pages: unknown[] = [];
  for (let run = 1; run <= runs + warmUp; run += 1) {
    await agent('PUT', `/tips/${tip.id}`, draft(run));
    const { times: measured, spent } = await measure(() => agent('POST', `/tips/${tip.id}/publish`), run);
    pages.push(await asksForPage());
    if (run <= warmUp) continue;
    times.push(...measured);
    publications.push(spent);
    console.log(
      `run ${run - warmUp}: 99 % within ${Math.round(quantile(measured, 0.99))} ms, all within ${Math.round(Math.max(...measured))} ms`,
    );
  }

  const idleBefore = cpuSecondsOf(desk.pid);
  await wait(quiet);
  const idleCpu = ((cpuSecondsOf(desk.pid) - idleBefore) / quiet) * 3_600_000;
  const roundBefore = { ...cost, cpu: cpuSecondsOf(desk.pid) };
  cost = await desktops.ask({ do: 'poll', within: playedMinute });
  const round = {
    requests: cost.requests - roundBefore.requests,
    bytes: cost.bytes - roundBefore.bytes,
    cpu: cpuSecondsOf(desk.pid) - roundBefore.cpu - (idleCpu * playedMinute) / 3_600_000,
  };
  const publication = {
    requests: mean(publications.map(({ requests }) => requests)),
    bytes: mean(publications.map(({ bytes }) => bytes)),
    cpu: mean(publications.map(({ cpu }) => cpu)),
  };
  const hourOf = (rounds: number) => ({
    requests: Math.round(rounds * round.requests + publication.requests),
    megabytes: rounded((rounds * round.bytes + publication.bytes) / 1e6),
    cpuSeconds: rounded(rounds * round.cpu + publication.cpu + idleCpu),
  });

  const pagesFile = join(folder, 'pages.json');
  await writeFile(pagesFile, JSON.stringify(pages));
  const floors = await bareFloor(pagesFile);

  const value = quantile(times, 0.99);
  const floor = quantile(floors, 0.99);
  console.log(`one publication: ${JSON.stringify(publication)}; one round of polling: ${JSON.stringify(round)}`);
  console.log(
    JSON.stringify({
      name: 'push',
      ratio: rounded(value / floor),
      floor: rounded(floor),
      value: rounded(value),
      runs,
      unit: 'ms',
      goal: 2000,
      desktops: count,
      p50: rounded(quantile(times, 0.5)),
      max: rounded(Math.max(...times)),
      within2s: rounded(times.filter((time) => time <= 2000).length / (runs * count)),
      hour: { push: hourOf(12), poll: hourOf(60) },
      pollP99: 59_400,
    }),
  );

  async function bareFloor(file: string): Promise<number[]> {
    const bare = await serve<{ url: string }>([join(import.meta.dirname, 'push/bare-server.ts'), file]);
    await desktops.ask({ do: 'move', origin: bare.url });
    await desktops.ask({ do: 'listen' });
    const found: number[] = [];
    for (let run = 1; run <= runs + warmUp; run += 1) {
      const { times: measured } = await measure(() => fetch(bare.url, { method: 'POST' }), run);
      if (run > warmUp) found.push(...measured);
    }
    return found;
  }
} finally {
  await endAll();
  await rm(folder, { recursive: true, force: true });
}
