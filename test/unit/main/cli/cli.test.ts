import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createFeedStore } from '../../../../main/sync/feed/store.ts';
import { announcementWith, at, bring, newId, temporaryFolder } from '../desktop-disk.ts';

const cli = join(import.meta.dirname, '../../../../main/cli.ts');
const pandu = (args: readonly string[], input = '') =>
  spawnSync(process.execPath, [cli, ...args], { input, encoding: 'utf8', timeout: 30_000 });

test('help teaches: every command, with its options and examples', () => {
  const { status, stdout } = pandu(['--help']);
  expect(status).toBe(0);
  const names = [...stdout.matchAll(/^ {2}([a-z]+) {2}/gm)].map(([, name]) => name ?? '');
  expect(names).toEqual(['diagnose', 'health', 'changes', 'crashes', 'report', 'reports', 'tips', 'status', 'code', 'redact']);
  for (const name of names)
    expect(pandu([name, '--help'])).toMatchObject({ status: 0, stdout: expect.stringMatching(/Usage: [\s\S]*Example/) });
});

test.each([
  [[]],
  [['nonsense']],
  [['diagnose', '--nonsense']],
  [['diagnose', '--only', 'nonsense']],
  [['health', 'now']],
  [['changes', '--since', 'yesterday']],
  [['redact', 'file']],
  [['toString']],
])('%j is not understood: code 2, the reason on standard error', (args) => {
  const { status, stdout, stderr } = pandu(args);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toMatch(/pandu/);
});

test('diagnose --json is one object on one line; the text has findings first', () => {
  const { status, stdout } = pandu(['diagnose', '--json', '--only', 'memory,system']);
  expect(status).toBe(0);
  const result = JSON.parse(stdout) as { sections: { id: string }[]; findings: unknown[] };
  expect(result.sections.map(({ id }) => id)).toEqual(['system', 'memory']);
  expect(pandu(['diagnose', '--only', 'memory']).stdout).toMatch(/MEMORY {2}\d+ ms\n {2}total +\d/);
});

const section = { id: expect.any(String), status: expect.any(String) };
test.each([
  [
    ['diagnose', '--quick', '--json'],
    { sections: expect.arrayContaining([expect.objectContaining(section)]), findings: expect.any(Array) },
  ],
  [['health', '--json'], { findings: expect.any(Array), notLookedAt: expect.any(Array) }],
  [['changes', '--since', '7d', '--json'], { basis: expect.any(String), items: expect.any(Array) }],
  [['crashes', '--json'], { crashes: expect.any(Array), missing: expect.any(Array) }],
])('%j is one JSON object on one line, and the code says whether all was well', (args, shape) => {
  const { status, stdout, stderr } = pandu(args);
  expect(stdout).toMatch(/^\{[^\n]*\}\n$/);
  const said = JSON.parse(stdout) as { findings?: { severity: string }[]; crashes?: unknown[]; missing?: unknown[] };
  expect(said).toMatchObject(shape);
  const serious = args[0] === 'health' && said.findings?.some(({ severity }) => severity === 'serious');
  const unasked = said.crashes?.length === 0 && (said.missing?.length ?? 0) > 0;
  expect({ status, stderr }).toEqual({ status: serious || unasked ? 1 : 0, stderr: args[0] === 'changes' ? stderr : '' });
});

test('since when, and of how many days: what is no time is not understood', () => {
  for (const args of [
    ['changes', '--since', '7'],
    ['crashes', '--days', '0'],
    ['crashes', '--days', '400'],
    ['crashes', '--since', '7d'],
  ])
    expect(pandu(args), args.join(' ')).toMatchObject({ status: 2, stdout: '' });
});

test('an application that is not here: code 1', () => {
  expect(pandu(['diagnose', '--app', 'no-such-application'])).toMatchObject({ status: 1, stdout: '' });
});

test('redact answers each line as it comes, and keeps a last line without an end as it is', async () => {
  const child = spawn(process.execPath, [cli, 'redact'], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.write('from 10.1.2.3\n');
  const [first] = await once(child.stdout, 'data');
  expect(String(first)).toBe('from [ip-1]\n');
  child.stdin.end('again 10.1.2.3');
  const [second] = await once(child.stdout, 'data');
  expect(String(second)).toBe('again [ip-1]');
  expect(await once(child, 'close')).toEqual([0, null]);
});

test('status names the known issues of this desktop, so that nobody reports them', async () => {
  const folder = await temporaryFolder();
  const issue = announcementWith({ kind: 'issue', title: { en: 'The mail server is down' }, since: at(0), startsAt: at(0) });
  const elsewhere = announcementWith({ kind: 'issue', title: { en: 'Elsewhere' }, audience: { groups: [newId()] } });
  const feed = createFeedStore(join(folder, 'feed'), (line) => expect.fail(line));
  await feed.load();
  await bring(feed, { announcements: [issue, elsewhere] });
  const env = { PATH: process.env.PATH, HOME: folder, PANDU_DATA: folder, PANDU_CONFIG: folder, PANDU_POLICY_FILE: '/none', LANG: 'C' };
  const say = (args: readonly string[]) => spawnSync(process.execPath, [cli, 'status', '--offline', ...args], { env, encoding: 'utf8' });
  expect(say([]).stdout).toMatch(/^Known: {6}The mail server is down \(since .+\); it is not you/m);
  expect(JSON.parse(say(['--json']).stdout)).toMatchObject({ issues: [{ id: issue.id, title: 'The mail server is down', since: at(0) }] });
});

test('a reader that goes away is no error', async () => {
  const child = spawn(process.execPath, [cli, 'redact'], { stdio: ['pipe', 'pipe', 'pipe'] });
  child.stdin.on('error', () => {});
  child.stdout.destroy();
  child.stdin.end('x\n'.repeat(200_000));
  let noise = '';
  child.stderr.on('data', (chunk) => {
    noise += chunk;
  });
  expect(await once(child, 'close')).toEqual([0, null]);
  expect(noise).toBe('');
});
