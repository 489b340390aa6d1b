import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createFeedStore, noMarks } from '../../../../main/sync/feed/store.ts';
import { newId, temporaryFolder } from '../desktop-disk.ts';

test('what an earlier version kept is read: nothing is fetched again, and nothing becomes unread', async () => {
  const folder = await temporaryFolder();
  const seen = newId();
  await mkdir(folder, { recursive: true });
  await writeFile(
    join(folder, 'state.json'),
    JSON.stringify({ format: 1, cursor: 7, tickets: {}, announcements: {}, withdrawn: {}, policy: null }),
  );
  await writeFile(join(folder, 'marks.json'), JSON.stringify({ messagesRead: { t: 2 }, announcementsSeen: [seen] }));
  const logged: string[] = [];
  const store = createFeedStore(folder, (line) => void logged.push(line));
  await store.load();
  expect(store.state()).toMatchObject({ cursor: 7, requests: {} });
  expect(store.marks()).toEqual({ ...noMarks, messagesRead: { t: 2 }, announcementsSeen: [seen] });
  expect(logged).toEqual([]);
  expect((await readdir(folder)).filter((name) => name.endsWith('.damaged'))).toEqual([]);
});
