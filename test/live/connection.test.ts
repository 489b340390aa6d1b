import { once } from 'node:events';
import { expect, test } from 'vitest';
import { inOffice, part } from '../faults/in-office.ts';
import { end, needs, problemWithout } from '../faults/world.ts';
import { waitFor } from '../support/session/wait.ts';
import { see } from './seen.ts';

const problem = problemWithout('/usr/sbin/NetworkManager', '/usr/bin/dbus-daemon', '/sbin/ip');

test('NetworkManager says what it thinks of the connection, and we read it', async ({ skip }) => {
  needs(problem, skip);
  const { on, web } = await inOffice();
  // Its own system bus and its own settings, in a world whose only network is this cable.
  await on.run('sh', [
    '-c',
    `rm -f /etc/pandu/policy.json; mkdir -p /etc/NetworkManager/conf.d /run/dbus
printf '[main]\\nplugins=keyfile\\ndns=none\\nrc-manager=unmanaged\\n' > /etc/NetworkManager/NetworkManager.conf
printf '[connectivity]\\nuri=http://check.office.test/\\nresponse=well\\ninterval=60\\n' > /etc/NetworkManager/conf.d/check.conf
for folder in /var/lib/NetworkManager; do mount -t tmpfs tmpfs "$folder"; done`,
  ]);
  const bus = on.start('dbus-daemon', ['--system', '--nofork', '--nopidfile', '--print-address']);
  if (bus.stdout) await once(bus.stdout, 'data');
  on.start('NetworkManager', ['--no-daemon']);
  const connectivity = async () => (await see(on, 'connection')).data.connectivity;
  await waitFor('NetworkManager to be content', 40, async () => (await connectivity()) === 'full');
  const well = await see(on, 'connection');
  expect(well.section.status).toBe('ok');
  expect(well.data).toMatchObject({ web: { state: 'online', host: 'check.office.test' }, gateway: 'reachable', vpn: [] });
  expect(well.findings).toEqual([]);

  await end(web);
  await part(on, 'portal');
  expect((await see(on, 'connection')).findings).toEqual(['captive-portal']);
});
