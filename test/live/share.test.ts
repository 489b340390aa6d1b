import { expect, test } from 'vitest';
import { world } from '../faults/faults.ts';
import { sharePrograms, withShare } from '../faults/sharing.ts';
import { gateway, needs, problemWithout } from '../faults/world.ts';
import { see } from './seen.ts';

const problem = problemWithout(...sharePrograms);

test('a folder of a real Samba server, opened as the file manager does: that it answers, and how fast', async ({ skip }) => {
  needs(problem, skip);
  const on = await world();
  expect((await see(on, 'shares')).data.shares).toEqual([]);
  await withShare(on);
  const { section, data, findings } = await see(on, 'shares');
  expect(section.status).toBe('ok');
  expect(data.shares).toMatchObject([{ kind: 'smb', by: 'desktop', state: 'ok', ms: expect.any(Number) }]);
  expect(data.ticket.state).toBe('none');
  expect(findings).toEqual([]);
  expect(JSON.stringify(section), 'an address becomes a placeholder').not.toContain(gateway);
  // It is a network folder, and no disk that could be full.
  expect(JSON.stringify((await see(on, 'storage')).data.filesystems)).not.toMatch(/gvfs/);
});
