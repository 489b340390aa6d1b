import type { Files } from '../../platform/files.ts';
import type { CollectorContext } from '../collector.ts';
import type { Probe, ProbeFacts } from '../probe.ts';

type Connection = NonNullable<ProbeFacts['vpn']>['connections'][number];
const maxConnections = 20;

/** Service names of the plug-ins: `service=` of NAME.name files (NetworkManager, "VPN plugin description files"). */
function installedServices(files: Files): ReadonlySet<string> {
  const folders = ['/usr/lib/NetworkManager/VPN', '/usr/local/lib/NetworkManager/VPN', '/etc/NetworkManager/VPN'];
  return new Set(
    folders.flatMap((folder) =>
      files.list(folder).flatMap((name) => {
        const text = files.text(`${folder}/${name}`, 20_000) ?? '';
        const aliases = /^aliases=(.+)$/m.exec(text)?.[1]?.split(';') ?? [];
        return [/^service=(.+)$/m.exec(text)?.[1] ?? '', ...aliases].map((service) => service.trim()).filter(Boolean);
      }),
    ),
  );
}

/** `nmcli -t -f UUID,TYPE,ACTIVE connection show`: fields with ":" between them. */
function parseConnections(text: string): { uuid: string; active: boolean }[] {
  return [...text.matchAll(/^([0-9a-f-]{36}):vpn:(yes|no)$/gm)].map(([, uuid = '', active]) => ({ uuid, active: active === 'yes' }));
}

async function connections({ files, exec, signal }: CollectorContext): Promise<Connection[]> {
  if (exec === null) throw new Error('VPN connections need a program');
  const options = { timeoutMs: 2000, maxBytes: 200_000, signal };
  const list = await exec('nmcli', ['-t', '-f', 'UUID,TYPE,ACTIVE', 'connection', 'show'], options);
  if (!list.ok) throw new Error('NetworkManager does not answer');
  const services = installedServices(files);
  const found = await Promise.all(
    parseConnections(list.stdout)
      .slice(0, maxConnections)
      .map(async ({ uuid, active }): Promise<Connection[]> => {
        // The kind of VPN alone: names, gateways and log-in data are not asked for.
        const one = await exec('nmcli', ['-g', 'vpn.service-type', 'connection', 'show', uuid], options);
        const service = one.ok ? one.stdout.trim().replaceAll('\\:', ':').slice(0, 200) : '';
        return service === '' ? [] : [{ service, active, installed: services.has(service) }];
      }),
  );
  return found.flat();
}

export const vpn: Probe = {
  id: 'vpn',
  knows:
    /^(?:nm-connection-editor|nm-applet|network-manager-gnome|plasma-nm|kcm_networkmanagement|openconnect|openvpn|gnome-network-panel)$/,
  processes: ['NetworkManager', 'nm-openvpn-serv', 'nm-openconnect-', 'nm-vpnc-service', 'charon-nm', 'openvpn', 'openconnect'],
  types: [],
  look: async (context) => ({ vpn: { connections: await connections(context) } }),
};
