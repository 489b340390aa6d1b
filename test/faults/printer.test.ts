import { expect, test } from 'vitest';
import { waitFor } from '../support/session/wait.ts';
import { expectOnly, world } from './faults.ts';
import { needs, problemWithout, type World } from './world.ts';

const problem = problemWithout('/usr/sbin/cupsd', '/usr/sbin/lpadmin', '/usr/bin/lp');

/** The print service of this computer in the world, with one queue whose paper goes nowhere. It listens on its socket alone. */
async function printing(on: World): Promise<void> {
  await on.run('sh', [
    '-c',
    'rm -rf /etc/cups/ppd /etc/cups/printers.conf* /etc/cups/subscriptions.conf*; mkdir -p /run/cups /var/spool/cups',
  ]);
  const settings = ['Listen /run/cups/cups.sock', 'Browsing No', 'DefaultAuthType None', '<Location />', 'Order allow,deny', '</Location>'];
  await on.run('sh', ['-c', `printf '%s\\n' "$@" > /etc/cups/cupsd.conf`, 'sh', ...settings]);
  // So that nothing of ours comes into the machine's own.
  for (const folder of ['/var/spool/cups', '/var/cache/cups', '/var/log/cups']) await on.run('mount', ['-t', 'tmpfs', 'tmpfs', folder]);
  await on.run('sh', ['-c', `printf 'FileDevice Yes\\n' > /etc/cups/cups-files.conf`]);
  on.start('cupsd', ['-f', '-c', '/etc/cups/cupsd.conf', '-s', '/etc/cups/cups-files.conf']);
  await waitFor('the print service', 20, () =>
    on.run('lpadmin', ['-p', 'Lantai2', '-E', '-v', 'file:///dev/null']).then(
      () => true,
      () => false,
    ),
  );
}

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
