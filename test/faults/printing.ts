import { waitFor } from '../support/session/wait.ts';
import type { World } from './world.ts';

/**
 * The print service of this computer in the world, with one queue. It listens on its socket alone.
 * @param queue options of lpadmin; default: its paper goes nowhere
 */
export async function printing(on: World, queue: readonly string[] = ['-v', 'file:///dev/null']): Promise<void> {
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
    on.run('lpadmin', ['-p', 'Lantai2', '-E', ...queue]).then(
      () => true,
      () => false,
    ),
  );
}
