import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { waitFor } from '../support/session/wait.ts';
import { gateway, type World } from './world.ts';

/** What `withShare` starts. */
export const sharePrograms = [
  '/sbin/ip',
  '/usr/sbin/smbd',
  '/usr/lib/gvfs/gvfsd-smb',
  '/usr/lib/gvfs/gvfsd-fuse',
  '/usr/bin/gio',
  '/usr/bin/dbus-daemon',
];

const settings = (folder: string): string => `[global]
server role = standalone server
map to guest = Bad User
guest account = root
disable netbios = yes
smb ports = 445
disable spoolss = yes
load printers = no
${['private', 'lock', 'state', 'cache', 'pid'].map((name) => `${name === 'private' ? 'private dir' : name === 'pid' ? 'pid directory' : `${name} directory`} = ${folder}/samba`).join('\n')}
ncalrpc dir = ${folder}/samba/ncalrpc
log file = ${folder}/samba/log
[dokumen]
path = ${folder}/dokumen
guest ok = yes
read only = no
`;

/**
 * A Samba server on the far side of the cable, and its folder `dokumen` open in the file manager's way.
 * @returns what sends a signal to the server
 */
export async function withShare(on: World): Promise<(signal: NodeJS.Signals) => void> {
  await on.connect();
  await on.run('sh', ['-c', `mkdir -p ${on.folder}/samba/ncalrpc ${on.folder}/dokumen; echo halo > ${on.folder}/dokumen/surat.txt`]);
  await on.run('sh', ['-c', 'printf %s "$1" > /etc/samba/smb.conf', 'sh', settings(on.folder)]);
  const server = on.beyond.start('smbd', ['--foreground', '--no-process-group', '--debug-stdout']);
  server.stdout?.resume();
  const address = `unix:path=/run/user/0/bus`;
  const bus = on.start('dbus-daemon', ['--session', '--nofork', `--address=${address}`, '--print-address']);
  if (bus.stdout) await once(bus.stdout, 'data');
  on.env.DBUS_SESSION_BUS_ADDRESS = address;
  await waitFor('the network folder', 20, () =>
    on.run('gio', ['mount', '-a', `smb://${gateway}/dokumen`]).then(
      () => true,
      () => false,
    ),
  );
  await waitFor('its place among the folders', 10, () =>
    on.run('sh', ['-c', 'cat /run/user/0/gvfs/*/surat.txt']).then(
      (text) => text === 'halo\n',
      () => false,
    ),
  );
  return (signal) => {
    const main = server.pid ?? 0;
    // One process for each desktop that is connected, and some helpers.
    const children = readFileSync(`/proc/${main}/task/${main}/children`, 'utf8').trim().split(' ').map(Number);
    for (const pid of [...children, main]) if (pid > 1) process.kill(pid, signal);
  };
}
