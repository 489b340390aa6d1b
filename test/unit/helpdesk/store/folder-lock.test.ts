import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { lockFolder } from '../../../../helpdesk/store/folder-lock.ts';

test('a folder is held by one process until it is given back, and taken over from one that is gone', async () => {
  const parent = await mkdtemp(join(tmpdir(), 'pandu-lock-'));
  onTestFinished(() => rm(parent, { recursive: true, force: true }));
  const folder = join(parent, 'data');
  const unlock = await lockFolder(folder);
  expect(unlock).not.toBeNull();
  expect(await lockFolder(folder)).toBeNull();
  await unlock?.();
  // The number of a living process, and a start time that is not its own: the number was given away again.
  await writeFile(join(folder, 'lock'), `${process.pid} 1`);
  const again = await lockFolder(folder);
  expect(again).not.toBeNull();
  await again?.();
});
