import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createOutbox } from '../../../main/outbox/outbox.ts';

const child = join(import.meta.dirname, 'adding-child.ts');
let parent: string;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'pandu-killed-'));
});
afterEach(() => rm(parent, { recursive: true, force: true }));

/** Starts a process that adds, kills it at a random moment after it began, and says what was acknowledged until then. */
function addAndKill(folder: string): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const adding = spawn(process.execPath, [child, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
    const acknowledged: string[] = [];
    createInterface({ input: adding.stdout }).on('line', (line) => {
      if (line === 'ready') setTimeout(() => adding.kill('SIGKILL'), Math.random() * 40);
      else if (line.startsWith('kept ')) acknowledged.push(line.slice(5));
      else reject(new Error(line));
    });
    adding.on('error', reject);
    adding.on('close', (_, signal) => (signal === 'SIGKILL' ? resolve(acknowledged) : reject(new Error(`ended by ${signal}`))));
  });
}

test('kill -9 at 104 random moments, several processes at once: what was acknowledged is there, nothing half-written is', async () => {
  const folder = join(parent, 'outbox');
  const acknowledged = new Set<string>();
  let interrupted = 0;
  for (let round = 0; round < 26; round += 1) {
    for (const ids of await Promise.all(Array.from({ length: 4 }, () => addAndKill(folder)))) {
      for (const id of ids) acknowledged.add(id);
    }
  }
  const outbox = createOutbox({ folder, now: Date.now, log: (line) => expect.fail(line) });
  const listed = new Set((await outbox.list()).map(({ manifest }) => manifest.id));
  expect([...acknowledged].filter((id) => !listed.has(id))).toEqual([]);
  for (const id of listed) expect(await outbox.read(id)).toMatchObject({ ok: true });
  expect(await outbox.broken()).toEqual([]);
  for (const name of await readdir(folder)) interrupted += name.startsWith('.new-') ? 1 : 0;
  // Otherwise the kills missed what they are meant to hit.
  expect(acknowledged.size).toBeGreaterThan(20);
  expect(interrupted).toBeGreaterThan(20);
}, 300_000);

test('a full disk: "full", nothing half-written, and what was there before is still there', async () => {
  const folder = join(parent, 'small');
  // A small disk of its own, in a mount namespace of its own: needs no more rights than a user has.
  const script = 'mkdir -p "$1" && mount -t tmpfs -o size=1m none "$1" && "$2" "$3" "$1/outbox" 8 && ls -A "$1/outbox"';
  const flags = process.getuid?.() === 0 ? ['-m'] : ['-r', '-m'];
  const run = spawnSync('unshare', [...flags, 'sh', '-c', script, 'sh', folder, process.execPath, child], {
    encoding: 'utf8',
    timeout: 60_000,
  });
  expect(run.status, run.stderr).toBe(0);
  const lines = run.stdout.trim().split('\n');
  const kept = lines.filter((line) => line.startsWith('kept ')).map((line) => line.slice(5));
  expect(kept.length).toBeGreaterThan(0);
  expect(lines.filter((line) => line.startsWith('lost '))).toEqual(Array.from({ length: 8 - kept.length }, () => 'lost full'));
  expect(lines.slice(9)).toEqual([...kept].sort());
}, 70_000);
