import { expect, test } from 'vitest';
import { expectOnly, world } from './faults.ts';
import { printing } from './printing.ts';
import { needs, problemWithout } from './world.ts';

const problem = problemWithout('/usr/sbin/cupsd', '/usr/sbin/lpadmin', '/usr/bin/lp');

test('a printer that was stopped', async ({ skip }) => {
  needs(problem, skip);
  const on = await world();
  await printing(on);
  await expectOnly(on, {
    finding: 'printer-stopped',
    serious: false,
    make: () => on.run('cupsdisable', ['-r', 'Paper jam', 'Lantai2']),
    undo: () => on.run('cupsenable', ['Lantai2']),
  });
});

test('a printer that takes no more jobs', async ({ skip }) => {
  needs(problem, skip);
  const on = await world();
  await printing(on);
  await expectOnly(on, {
    finding: 'printer-stopped',
    serious: false,
    make: () => on.run('cupsreject', ['Lantai2']),
    undo: () => on.run('cupsaccept', ['Lantai2']),
  });
});

test('what is printed while it works raises nothing', async ({ skip }) => {
  needs(problem, skip);
  const on = await world();
  await printing(on);
  const well = await on.health();
  await on.run('lp', ['-d', 'Lantai2', '-o', 'raw', '/etc/passwd']);
  expect(await on.health()).toEqual(well);
});
