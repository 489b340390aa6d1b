import { mkdir, mkdtemp, readdir, readFile, rm, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createOutbox, type Outbox } from '../../../../main/outbox/outbox.ts';
import { newMessageEntry, newReportEntry } from '../../../support/outbox-entries.ts';

let parent: string;
let folder: string;
let logged: string[];
let outbox: Outbox;
let clock = Date.parse('2026-11-24T05:00:00.000Z');
const open = () => createOutbox({ folder, now: () => clock, log: (line) => logged.push(line) });

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'pandu-outbox-'));
  folder = join(parent, 'outbox');
  logged = [];
  outbox = open();
  await outbox.start();
});
afterEach(async () => {
  await outbox.stop();
  await rm(parent, { recursive: true, force: true });
});

describe('what was kept', () => {
  test('is there after a restart, byte for byte, until it is removed', async () => {
    const entry = newReportEntry({ reportBytes: 3_000, screenshotBytes: 5_000 });
    const { id } = entry.manifest;
    expect(await outbox.add(entry)).toEqual({ kept: true, id });
    const again = open();
    expect((await again.list()).map(({ manifest }) => manifest.id)).toEqual([id]);
    const read = await again.read(id);
    expect(entry.files.map(({ name, bytes }) => Buffer.compare(read?.files.get(name) ?? new Uint8Array(), bytes))).toEqual([0, 0]);
    await again.remove(id);
    expect(await outbox.list()).toEqual([]);
    expect(await readdir(folder)).toEqual([]);
  });

  test('comes oldest first, and the same id twice is one entry', async () => {
    const ticket = newMessageEntry('a').manifest.id;
    const late = newMessageEntry('late', ticket, '2026-11-24T05:00:02.000Z');
    const early = newMessageEntry('early', ticket, '2026-11-24T05:00:01.000Z');
    for (const entry of [late, early, late]) expect(await outbox.add(entry)).toMatchObject({ kept: true });
    expect((await outbox.list()).map(({ manifest }) => manifest.id)).toEqual([early.manifest.id, late.manifest.id]);
  });

  test('a refusal is kept with it, and forgotten when the user tries again', async () => {
    const entry = newReportEntry();
    const { id } = entry.manifest;
    await outbox.add(entry);
    await outbox.refuse(id, { code: 'too-large', detail: 'At most 4 MB.', at: '2026-11-24T05:00:00.000Z' });
    expect((await open().list())[0]?.refusal).toMatchObject({ code: 'too-large' });
    await outbox.retry(id);
    expect((await open().list())[0]?.refusal).toBeNull();
  });

  test('every change is told, also those of another process', async () => {
    const told = new Promise<void>((resolve) => outbox.onChange(resolve));
    await open().add(newMessageEntry('from the command line'));
    await told;
  });
});

describe('what is damaged', () => {
  const damages: [string, (file: string) => Promise<void>][] = [
    ['cut off in the manifest', (file) => truncate(file, 50)],
    ['empty', (file) => truncate(file, 0)],
    ['gone from its folder', (file) => rm(file)],
    ['other bytes', (file) => writeFile(file, 'nonsense')],
    ['a folder in place of the file', (file) => rm(file).then(() => mkdir(file))],
  ];
  test.each(damages)('%s: set aside and shown, the others stay', async (_, damage) => {
    const bad = newReportEntry();
    const good = newReportEntry();
    await outbox.add(bad);
    await outbox.add(good);
    await damage(join(folder, bad.manifest.id, 'entry'));
    expect((await outbox.list()).map(({ manifest }) => manifest.id)).toEqual([good.manifest.id]);
    const broken = await open().broken();
    expect(broken).toMatchObject([{ id: bad.manifest.id }]);
    expect(broken[0]?.reason).not.toBe('unknown');
    expect(await readdir(broken[0]?.folder ?? '')).toContain('reason.json');
    expect(logged.join()).toContain(bad.manifest.id);
  });

  test('a picture that changed on the disk is never sent: read sets it aside', async () => {
    const entry = newReportEntry({ screenshotBytes: 1_000 });
    await outbox.add(entry);
    const file = join(folder, entry.manifest.id, 'entry');
    const bytes = await readFile(file);
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    await writeFile(file, bytes);
    expect(await outbox.read(entry.manifest.id)).toBeNull();
    expect(await outbox.broken()).toMatchObject([{ id: entry.manifest.id, reason: expect.stringContaining('changed on the disk') }]);
  });
});

describe('an interrupted add', () => {
  test('is invisible, and cleaned away only when it is old', async () => {
    for (const name of ['.new-1-old', '.new-1-young']) await mkdir(join(folder, name));
    await writeFile(join(folder, '.new-1-old', 'entry'), 'half an ent');
    const hours = (clock - 2 * 3_600_000) / 1000;
    await utimes(join(folder, '.new-1-old'), hours, hours);
    await utimes(join(folder, '.new-1-young'), clock / 1000, clock / 1000);
    expect(await outbox.list()).toEqual([]);
    expect(await outbox.broken()).toEqual([]);
    const next = open();
    await next.start();
    await next.stop();
    expect(await readdir(folder)).toEqual(['.new-1-young']);
  });

  test('by a process that had our number does not pass for ours', async () => {
    // Process numbers come again, in a sandbox at once: it has few.
    for (let n = 0; n < 500; n += 1) await mkdir(join(folder, `.new-${process.pid}-${n}`));
    const entry = newReportEntry();
    expect(await outbox.add(entry)).toMatchObject({ kept: true });
    expect(await open().read(entry.manifest.id)).not.toBeNull();
  });
});

describe('a disk that does not take it', () => {
  test('says so, and leaves nothing behind', async () => {
    await rm(folder, { recursive: true });
    await writeFile(folder, 'a file where the folder should be');
    expect(await outbox.add(newReportEntry())).toEqual({ kept: false, reason: 'unwritable' });
    expect(await readdir(parent)).toEqual(['outbox']);
  });

  test('a clock that jumps back loses nothing', async () => {
    await outbox.add(newReportEntry());
    clock -= 365 * 86_400_000;
    const next = open();
    await next.start();
    await next.add(newReportEntry());
    await next.stop();
    clock += 365 * 86_400_000;
    expect(await outbox.list()).toHaveLength(2);
  });
});
