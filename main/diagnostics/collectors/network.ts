import { networkInterfaces } from 'node:os';
import type { SectionData } from '../../../shared/model/sections.ts';
import type { Files } from '../../platform/files.ts';
import type { Collector } from '../collector.ts';

type Kind = SectionData<'network'>['interfaces'][number]['kind'];

function kindOf(files: Files, name: string): Kind {
  const base = `/sys/class/net/${name}`;
  if (name === 'lo') return 'loopback';
  if (files.kind(`${base}/wireless`) || files.kind(`${base}/phy80211`)) return 'wifi';
  if (files.kind(`${base}/bridge`)) return 'bridge';
  if (files.kind(`${base}/tun_flags`) || /^(?:tun|tap|wg|ppp|vpn|tailscale|ipsec)/.test(name)) return 'vpn';
  if (/^(?:docker|br-|virbr|veth|vnet)/.test(name)) return 'bridge';
  return files.text(`${base}/type`)?.trim() === '1' ? 'ethernet' : 'other';
}

/** The default route with the lowest metric; addresses in /proc/net/route are little-endian hexadecimal. */
export function defaultGateway(route: string, route6: string): string | undefined {
  const routes = route.split('\n').flatMap((line) => {
    const fields = line.split('\t');
    const hex = fields[2];
    if (fields[1] !== '00000000' || fields[7] !== '00000000' || !hex || (Number.parseInt(fields[3] ?? '0', 16) & 1) === 0) return [];
    const address = (hex.match(/../g) ?? [])
      .reverse()
      .map((part) => Number.parseInt(part, 16))
      .join('.');
    return [{ address: address === '0.0.0.0' ? `on ${fields[0]}` : address, metric: Number(fields[6]) }];
  });
  const best = routes.sort((a, b) => a.metric - b.metric)[0];
  if (best) return best.address;
  const six = route6.split('\n').find((line) => /^0{32} 00 /.test(line) && !/\slo$/.test(line) && !/^0{32} 00 \S+ \S+ 0{32}/.test(line));
  return six
    ?.split(' ')[4]
    ?.match(/.{4}/g)
    ?.join(':')
    .replace(/(?:^|:)0000(?::0000)+/, ':');
}

/** resolv.conf(5). Behind systemd-resolved the real servers stand in a file of their own. */
export function nameservers(files: Files): { nameservers: string[]; searchDomains: string[] } {
  const plain = files.text('/etc/resolv.conf') ?? '';
  const text = /^nameserver\s+127\.0\.0\.53/m.test(plain) ? (files.text('/run/systemd/resolve/resolv.conf') ?? plain) : plain;
  return {
    nameservers: [...text.matchAll(/^nameserver\s+(\S+)/gm)].map((match) => match[1] ?? ''),
    searchDomains: (/^(?:search|domain)\s+(.+)$/m.exec(text)?.[1] ?? '').split(/\s+/).filter((domain) => domain !== '' && domain !== '.'),
  };
}

export const network: Collector<'network'> = {
  id: 'network',
  title: 'Network',
  cost: 'quick',
  timeLimitMs: 2000,
  collect: ({ files, env, root }) => {
    const addresses = root === '/' ? networkInterfaces() : {};
    const interfaces = files.list('/sys/class/net').flatMap((name) => {
      const base = `/sys/class/net/${name}`;
      if (files.kind(base) !== 'folder') return [];
      const flags = Number.parseInt(files.text(`${base}/flags`)?.trim() ?? '0', 16);
      const up = (flags & 1) === 1;
      // Both can only be read of one that is up.
      const speed = up ? Number(files.text(`${base}/speed`)?.trim() ?? Number.NaN) : Number.NaN;
      return [
        {
          name,
          kind: kindOf(files, name),
          up,
          carrier: up && files.text(`${base}/carrier`)?.trim() === '1',
          ...(speed > 0 ? { speedMbit: speed } : {}),
          addresses: (addresses[name] ?? []).map((entry) => entry.address),
        },
      ];
    });
    const gateway = defaultGateway(files.text('/proc/net/route') ?? '', files.text('/proc/net/ipv6_route') ?? '');
    const proxy = env.https_proxy ?? env.HTTPS_PROXY ?? env.http_proxy ?? env.HTTP_PROXY;
    return { data: { interfaces, ...(gateway ? { gateway } : {}), ...nameservers(files), ...(proxy ? { proxy } : {}) } };
  },
};
