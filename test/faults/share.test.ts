import { test } from 'vitest';
import { expectOnly, world } from './faults.ts';
import { sharePrograms, withShare } from './sharing.ts';
import { gateway, needs, problemWithout } from './world.ts';

const problem = problemWithout(...sharePrograms);

test('a network folder whose server does not answer any more', async ({ skip }) => {
  needs(problem, skip);
  const on = await world();
  const signal = await withShare(on);
  await expectOnly(on, {
    finding: 'share-not-answering',
    serious: false,
    make: async () => signal('SIGSTOP'),
    undo: async () => signal('SIGCONT'),
  });
});

test('a network folder whose server is gone; nothing is wrong once it is let go', async ({ skip }) => {
  needs(problem, skip);
  const on = await world();
  const signal = await withShare(on);
  await expectOnly(on, {
    finding: 'share-not-answering',
    serious: false,
    make: async () => signal('SIGKILL'),
    undo: () => on.run('gio', ['mount', '-u', '-f', `smb://${gateway}/dokumen`]),
  });
});
