import { copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDurably } from '../../../helpdesk/store/durable-files.ts';

/** PGlite mounts the folder here. */
const mount = '/pglite/data';

test('a power cut takes nothing that was committed', { timeout: 60_000 }, async () => {
  const work = mkdtempSync(join(tmpdir(), 'pandu-power-cut-'));
  onTestFinished(() => rmSync(work, { recursive: true, force: true }));
  const live = join(work, 'live');
  // What would be on the disk: a file as it was when it was last synced. What was only written is not there.
  const disk = join(work, 'disk');
  let watching = false;
  const synced = (_descriptor: number, path: string): void => {
    const name = path.slice(mount.length);
    if (!watching || !statSync(join(live, name)).isFile()) return;
    mkdirSync(dirname(join(disk, name)), { recursive: true });
    copyFileSync(join(live, name), join(disk, name));
  };

  const before = await openDurably(live, synced);
  await before.exec('create table report (id int primary key, words text); checkpoint');
  cpSync(live, disk, { recursive: true });
  watching = true;
  for (let id = 1; id <= 20; id++) await before.query('insert into report values ($1, $2)', [id, `It broke, ${id}`]);
  // In the middle of it PostgreSQL writes out what it holds, and goes on.
  await before.exec('checkpoint');
  for (let id = 21; id <= 40; id++) await before.query('insert into report values ($1, $2)', [id, `It broke, ${id}`]);
  watching = false;
  await before.close();

  const after = await openDurably(disk, () => undefined);
  onTestFinished(() => after.close());
  const { rows } = await after.query<{ n: number; last: string }>('select count(*)::int as n, max(id)::text as last from report');
  expect(rows).toEqual([{ n: 40, last: '40' }]);
  expect((await after.query('select words from report where id = 40')).rows).toEqual([{ words: 'It broke, 40' }]);
});
