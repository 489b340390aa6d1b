import type { SectionData } from '../../../shared/model/sections.ts';
import { fetchPage, lookUp, type Page } from '../../platform/ask-network.ts';
import { type Ask, numberAt, objectsOf, propertiesOf, stringAt } from '../../platform/bus-values.ts';
import { iniValue, readDesktopSettings } from '../../platform/desktop-settings.ts';
import type { Files } from '../../platform/files.ts';
import type { Collector, CollectorContext } from '../collector.ts';
import { type CheckPage, checkPagesOf, packageHost } from './check-page.ts';
import { defaultGateway, nameservers } from './network.ts';

type Connection = SectionData<'connection'>;

/** /proc/net/arp: a neighbour without the flag 2 was asked for its address and has not answered. */
export function gatewayState(gateway: string | undefined, arp: string): Connection['gateway'] {
  if (gateway === undefined) return 'none';
  const fields = arp
    .split('\n')
    .map((line) => line.split(/\s+/))
    .find(([address]) => address === gateway);
  if (!fields) return 'unknown';
  return (Number.parseInt(fields[2] ?? '0', 16) & 2) === 2 ? 'reachable' : 'unreachable';
}

/** /proc/net/wireless: two lines of head, then "wlan0: 0000   52.  -58.  -256 ..."; the quality is of 70 for most drivers. */
export function wirelessSignal(text: string): Connection['wifi'] {
  return text.split('\n').flatMap((line) => {
    const match = /^\s*([\w.-]+):\s+[0-9a-f]+\s+(\d+)\.?\s+(-?\d+)\.?/.exec(line);
    if (!match?.[1]) return [];
    const dbm = Number(match[3]);
    // Some drivers count from 0 to 100 in place of dBm.
    return [
      { name: match[1], ...(dbm < 0 ? { signalDbm: dbm } : {}), signalPercent: Math.min(100, Math.round((Number(match[2]) / 70) * 100)) },
    ];
  });
}

function proxyOf({ files, home, env }: CollectorContext): Connection['proxy'] {
  if (env.https_proxy || env.HTTPS_PROXY || env.http_proxy || env.HTTP_PROXY) return { mode: 'manual', from: 'environment' };
  const mode = readDesktopSettings(files, home, env).get('/system/proxy/mode');
  const kde = iniValue(files.text(`${home}/.config/kioslaverc`, 50_000), 'Proxy Settings', 'ProxyType');
  if (mode === 'manual' || kde === '1') return { mode: 'manual', from: 'desktop' };
  if (mode === 'auto' || kde === '2' || kde === '3') return { mode: 'automatic', from: 'desktop' };
  return { mode: 'none' };
}

/** Milliseconds; half of what the finding about it takes for slow. */
const patientMs = 500;

async function namesOf(files: Files, name: string | null, signal: AbortSignal): Promise<Connection['dns']> {
  if (name === null) return [];
  const found = nameservers(files).nameservers.slice(0, 3);
  return Promise.all(
    found.map(async (server) => {
      const first = await lookUp(server, name, 2000, signal);
      // Once more when it was slow: the server had to ask others first, or this computer was busy. A slow one is slow each time.
      const again = (first.ms ?? 0) > patientMs ? await lookUp(server, name, 2000, signal) : first;
      return { server, ...((again.ms ?? Number.POSITIVE_INFINITY) < (first.ms ?? 0) ? again : first) };
    }),
  );
}

/**
 * The page is the right one when it says so in its head or its body (NetworkManager.conf(5)); one that promises no certain words
 * only has to come from its own host. A sign-in page comes in its place, leads elsewhere, or says 511 (RFC 6585).
 */
function judge({ url, response }: CheckPage, { status, headers, body }: Page): 'online' | 'portal' | 'no-answer' {
  const leadsTo = typeof headers.location === 'string' && URL.canParse(headers.location, url.href) ? new URL(headers.location, url) : null;
  if (status === 511) return 'portal';
  if (status >= 300 && status < 400) return response === undefined && leadsTo?.hostname === url.hostname ? 'online' : 'portal';
  if (status >= 400) return response === undefined && status < 500 ? 'online' : 'no-answer';
  if (response === undefined || status === 204 || headers['x-networkmanager-status'] === 'online') return 'online';
  return body.startsWith(response) ? 'online' : 'portal';
}

type Web = Pick<Connection, 'web' | 'clockOffsetSeconds'>;

/** The next page is asked only when the one before gave no answer: a help desk may be away while the network is well. */
async function webOf(pages: readonly CheckPage[], behindProxy: boolean, { signal, now }: CollectorContext): Promise<Web> {
  let web: Web = { web: { state: 'not-asked' } };
  for (const page of behindProxy ? [] : pages) {
    const host = page.url.hostname;
    const answer = await fetchPage(page.url, 3000, signal, page.ca);
    const state = answer === null ? 'no-answer' : judge(page, answer);
    web = { web: { state, host, ...(answer === null ? {} : { ms: answer.ms }) } };
    if (answer === null || state === 'no-answer') continue;
    const date = state === 'online' ? Date.parse(String(answer.headers.date ?? '')) : Number.NaN;
    return Number.isNaN(date) ? web : { ...web, clockOffsetSeconds: Math.round((now() - date) / 1000) };
  }
  return web;
}

const managerName = 'org.freedesktop.NetworkManager';
const managerPath = '/org/freedesktop/NetworkManager';
/** NMConnectivityState and NMActiveConnectionState of the D-Bus reference. */
const connectivities: Readonly<Record<number, NonNullable<Connection['connectivity']>>> = {
  1: 'none',
  2: 'portal',
  3: 'limited',
  4: 'full',
};

async function managerOf(ask: Ask | null): Promise<Pick<Connection, 'connectivity' | 'vpn'>> {
  const manager = ask ? await propertiesOf(ask, managerName, managerPath, managerName) : null;
  if (ask === null || manager === null) return { vpn: [] };
  const objects = (await objectsOf(ask, managerName, '/org/freedesktop')) ?? {};
  const vpn = Object.values(objects).flatMap((interfaces): Connection['vpn'] => {
    const active = interfaces[`${managerName}.Connection.Active`];
    const kind = stringAt(active, 'Type');
    if (!kind || !/^(?:vpn|wireguard|tun)$/.test(kind)) return [];
    const state = numberAt(active, 'State');
    // NMVpnConnectionState: 6 failed, 7 disconnected.
    const failed = (numberAt(interfaces[`${managerName}.VPN.Connection`], 'VpnState') ?? 0) === 6;
    return [{ kind, state: failed || state === 4 ? 'failed' : state === 2 ? 'connected' : 'connecting' }];
  });
  return { connectivity: connectivities[numberAt(manager, 'Connectivity') ?? 0] ?? 'unknown', vpn };
}

export const connection: Collector<'connection'> = {
  id: 'connection',
  title: 'Connection',
  cost: 'slow',
  timeLimitMs: 7000,
  collect: async (context) => {
    const { files, signal } = context;
    const pages = checkPagesOf(files, context.reach ?? {});
    const proxy = proxyOf(context);
    const name = pages[0]?.url.hostname ?? packageHost(files);
    const [dns, web, manager] = await Promise.all([
      // An address needs no look-up; nothing is asked of the network but what the computer asks by itself.
      namesOf(files, name && /[a-z]/i.test(name) ? name : packageHost(files), signal),
      webOf(pages, proxy.mode !== 'none', context),
      managerOf(await context.bus('system')),
    ]);
    const gateway = defaultGateway(files.text('/proc/net/route') ?? '', files.text('/proc/net/ipv6_route') ?? '');
    return {
      data: {
        ...(name && dns.length > 0 ? { lookedUp: name } : {}),
        dns,
        gateway: gatewayState(gateway, files.text('/proc/net/arp') ?? ''),
        ...web,
        ...manager,
        proxy,
        wifi: wirelessSignal(files.text('/proc/net/wireless') ?? ''),
      },
    };
  },
};
