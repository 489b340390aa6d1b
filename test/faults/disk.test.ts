import { expect, test } from 'vitest';
import { expectOnly, world } from './faults.ts';
import { home, needs, type World, worldProblem } from './world.ts';

const problem = worldProblem();

/** The home folder on a filesystem of its own, of 1.2 GB, most of it only promised. @param options of mkfs.ext4 */
async function ownDisk(on: World, ...options: string[]): Promise<void> {
  const image = `${on.folder}/disk.img`;
  await on.run('truncate', ['-s', '1200M', image]);
  await on.run('mkfs.ext4', ['-q', '-m', '0', ...options, image]);
  await on.run('mount', ['-o', 'loop', image, '/home']);
  await on.run('mkdir', [home]);
}

test('a disk that was filled', async ({ skip }) => {
  needs(problem, skip);
  const on = await world();
  await ownDisk(on);
  await expectOnly(on, {
    finding: 'disk-full',
    serious: true,
    // The last write is cut short by the kernel, as the person's would be.
    make: async () => expect(on.run('fallocate', ['-l', '1300M', `${home}/film`])).rejects.toThrow('No space left on device'),
    undo: () => on.run('rm', [`${home}/film`]),
  });
});

test('a disk on which no more files can be made', async ({ skip }) => {
  needs(problem, skip);
  const on = await world();
  await ownDisk(on, '-N', '400');
  await expectOnly(on, {
    finding: 'inodes-full',
    serious: true,
    make: async () =>
      expect(on.run('sh', ['-c', `cd ${home} && mkdir many && cd many && for i in $(seq 500); do : > $i; done`])).rejects.toThrow(
        /No space left|cannot create/,
      ),
    undo: () => on.run('rm', ['-r', `${home}/many`]),
  });
});

test('a disk that the kernel has made read-only, as it does after an error', async ({ skip }) => {
  needs(problem, skip);
  const on = await world();
  await ownDisk(on);
  await expectOnly(on, {
    finding: 'readonly-filesystem',
    serious: true,
    make: () => on.run('mount', ['-o', 'remount,ro', '/home']),
    undo: () => on.run('mount', ['-o', 'remount,rw', '/home']),
  });
});
