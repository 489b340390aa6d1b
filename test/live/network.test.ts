import { expect, test } from 'vitest';
import { inOffice, part } from '../faults/in-office.ts';
import { end, home, needs, problemWithout } from '../faults/world.ts';
import { waitFor } from '../support/session/wait.ts';
import { see } from './seen.ts';
import { buses } from './session.ts';

const problem = problemWithout('/sbin/ip', '/usr/sbin/NetworkManager', '/usr/bin/nmcli', '/usr/bin/dbus-daemon');

const settings = `[main]
plugins=keyfile
dns=none
[connectivity]
uri=http://check.office.test/
response=well
interval=5
`;
const tunnel = `[connection]
id=Kantor
uuid=0a1b2c3d-0000-4000-8000-00000000000a
type=vpn
autoconnect=false
[vpn]
service-type=org.freedesktop.NetworkManager.unheard-of
gateway=vpn.kantor.example
user-name=budi
`;

test('NetworkManager: a cable, the page that it asks for, a sign-in page in its place, a VPN whose part is missing', async ({ skip }) => {
  needs(problem, skip);
  const { on, web } = await inOffice();
  await buses(on);
  await on.run('sh', [
    '-c',
    `rm -rf /etc/NetworkManager; mkdir -p /etc/NetworkManager/system-connections; printf %s "$1" > /etc/NetworkManager/NetworkManager.conf
     printf %s "$2" > /etc/NetworkManager/system-connections/Kantor.nmconnection; chmod 600 /etc/NetworkManager/system-connections/*`,
    'sh',
    settings,
    tunnel,
  ]);
  const manager = on.start('NetworkManager', ['--no-daemon']);
  manager.stdout?.resume();
  manager.stderr?.resume();
  const thinks = (what: string) =>
    waitFor(`NetworkManager to think: ${what}`, 40, () =>
      on.run('nmcli', ['-t', 'networking', 'connectivity', 'check']).then(
        (text) => text.trim() === what,
        () => false,
      ),
    );
  await thinks('full');
  const well = await see(on, 'connection');
  expect(well.section.status).toBe('ok');
  expect(well.data).toMatchObject({ connectivity: 'full', gateway: 'reachable', web: { state: 'online' }, vpn: [] });
  expect(well.findings).toEqual([]);
  const cards = await see(on, 'network');
  expect(cards.data.interfaces).toContainEqual(expect.objectContaining({ name: 'eth0', carrier: true }));

  await end(web);
  await part(on, 'portal');
  await thinks('portal');
  const portal = await see(on, 'connection');
  expect(portal.data).toMatchObject({ connectivity: 'portal', web: { state: 'portal' } });
  expect(portal.findings).toEqual(['captive-portal']);

  await on.run('sh', [
    '-c',
    `mkdir -p ${home}/.local/share/applications; cat > ${home}/.local/share/applications/nm-connection-editor.desktop <<X
[Desktop Entry]
Type=Application
Name=Connections
Exec=nm-connection-editor
X`,
  ]);
  const vpn = await see(on, 'probe', 'Connections');
  expect(vpn.data.vpn?.connections).toEqual([{ service: 'org.freedesktop.NetworkManager.unheard-of', active: false, installed: false }]);
  expect(vpn.findings).toEqual(['vpn-plugin-missing']);
  expect(JSON.stringify(vpn), 'neither its name nor its address').not.toMatch(/Kantor|kantor\.example/);
});
