import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { homedir, release, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, onTestFinished, test } from 'vitest';
import { createInspector, type Inspector } from '../../../main/inspector.ts';

const file = join(import.meta.dirname, '../../../main/inspector-worker.ts');
const here = { env: { PATH: process.env.PATH }, home: homedir(), uid: process.getuid?.() ?? 0 };
const all = { application: null, off: ['journal', 'packages', 'devices'], screens: [{ name: 'One', width: 800, height: 600 }], reach: {} };
const nobody = new AbortController().signal;
const opened: Inspector[] = [];
const logged: string[] = [];

function inspector(program = file): Inspector {
  const made = createInspector(program, here, (line) => logged.push(line));
  opened.push(made);
  return made;
}
afterEach(() => {
  for (const one of opened.splice(0)) one.release();
});

test('inspects this computer in a thread: each section is told when it is there, and all come at the end', async () => {
  const told: string[] = [];
  const { sections } = await inspector().run(all, ({ id }) => told.push(id), nobody);
  expect(new Set(told)).toEqual(new Set(sections.map(({ id }) => id)));
  expect(sections.find(({ id }) => id === 'journal')?.status).toBe('off');
  expect(sections.find(({ id }) => id === 'displays')?.data).toMatchObject({
    displays: expect.arrayContaining([expect.objectContaining({ name: 'One', width: 800 })]),
  });
});

test('several questions at once, and again after the thread was let go', async () => {
  const one = inspector();
  const [described, running] = await Promise.all([one.describe({ pid: process.pid }), one.running()]);
  expect(described?.pid).toBe(process.pid);
  expect(running).toBeInstanceOf(Array);
  one.release();
  expect((await one.withIcon({ name: 'No such program' })).name).toBe('No such program');
});

test('let go while it is asked, it answers first', async () => {
  const one = inspector();
  const asked = one.run(all, () => undefined, nobody);
  one.release();
  expect((await asked).sections.length).toBeGreaterThan(3);
});

test('a thread that cannot run is an error of the question, not of the app', async () => {
  await expect(inspector('/no/such/program.js').running()).rejects.toThrow();
  expect(logged.join()).toContain('the inspection ended');
});

test('the snapshot of the day is made in the thread, once; with the section switched off there is none', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'pandu-snapshots-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const one = createInspector(file, { ...here, snapshots: folder }, (line) => logged.push(line));
  opened.push(one);
  expect(await one.snapshot(['changes'])).toBe(false);
  expect(await readdir(folder)).toEqual([]);
  expect(await one.snapshot([])).toBe(true);
  const [name] = await readdir(folder);
  expect(name).toMatch(/^\d{4}-\d\d-\d\d\.json$/);
  const { state } = JSON.parse(await readFile(join(folder, name ?? ''), 'utf8')) as { state: { kernel: string } };
  expect(state.kernel).toBe(release());
});

test('a report keeps the snapshot of the day as well', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'pandu-snapshots-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const one = createInspector(file, { ...here, snapshots: folder }, (line) => logged.push(line));
  opened.push(one);
  const { sections } = await one.run(all, () => undefined, nobody);
  expect(sections.find(({ id }) => id === 'changes')?.data).toMatchObject({ basis: 'logs' });
  expect(await readdir(folder)).toHaveLength(1);
});

test('let go while it works, it answers first; then its end is told', async () => {
  const order: string[] = [];
  const one = await new Promise<Inspector>((resolve) => {
    const made = createInspector(
      file,
      here,
      (line) => logged.push(line),
      () => {
        order.push('ended');
        resolve(made);
      },
    );
    void made.running().then(() => order.push('answered'));
    made.release();
  });
  expect(order).toEqual(['answered', 'ended']);
  one.release();
});

test('stopped while it works, the question fails and the thread is gone', async () => {
  let gone = false;
  const one = createInspector(
    file,
    here,
    (line) => logged.push(line),
    () => {
      gone = true;
    },
  );
  const asked = one.run(all, () => undefined, nobody);
  const failed = expect(asked).rejects.toThrow('Pandu ends');
  await one.stop();
  await failed;
  expect(gone).toBe(true);
});
