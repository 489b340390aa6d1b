import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lockFolder } from '../../../../helpdesk/store/folder-lock.ts';

test('a folder is held by one process until it is given back, and taken over from one that is gone', async () => {
  const folder = join(await mkdtemp(join(tmpdir(), 'pandu-lock-')), 'data');
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
