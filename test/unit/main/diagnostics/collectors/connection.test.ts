import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { checkPagesOf, packageHost } from '../../../../../main/diagnostics/collectors/check-page.ts';
import { gatewayState, wirelessSignal } from '../../../../../main/diagnostics/collectors/connection.ts';
import { fetchPage, lookUp } from '../../../../../main/platform/ask-network.ts';
import { createFiles } from '../../../../../main/platform/files.ts';
import { bus, collect } from '../../../../support/collect.ts';
import { systemRoot } from '../../../../support/system-root.ts';

/** A name server on a port of its own. @param code 0: it knows every name; 3: there is no such name */
async function nameServer(code: 0 | 3): Promise<string> {
  const socket = createSocket('udp4');
  socket.on('message', (question, from) => {
    const end = question.indexOf(0, 12) + 5;
    const head = Buffer.from(question.subarray(0, end));
    head.writeUInt16BE(0x8180 | code, 2);
    head.writeUInt16BE(code === 0 ? 1 : 0, 6);
    head.fill(0, 8, 12);
    const answer = Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 192, 0, 2, 7]);
    socket.send(code === 0 ? Buffer.concat([head, answer]) : head, from.port, from.address);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  onTestFinished(() => void socket.close());
  return `127.0.0.1:${socket.address().port}`;
}

async function webServer(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/check`;
}

const route = 'Iface\tDestination\tGateway\tFlags\tRefCnt\tUse\tMetric\tMask\neth0\t00000000\t0102A8C0\t0003\t0\t0\t100\t00000000\n';
const arp = (flags: string) =>
  `IP address       HW type     Flags       HW address            Mask     Device\n192.168.2.1      0x1         ${flags}         02:fc:00:00:00:05     *        eth0\n`;
const computer = (nameserver: string, flags = '0x2') => ({
  '/proc/net/route': route,
  '/proc/net/arp': arp(flags),
  '/etc/resolv.conf': `nameserver ${nameserver}\n`,
  '/etc/apt/sources.list': '# main\ndeb [signed-by=/x] http://deb.example.org/debian bookworm main\n',
});
const configured = (uri: string) => ({
  '/usr/lib/NetworkManager/conf.d/20-connectivity.conf': `[connectivity]\nuri=${uri}\ninterval=300\n`,
});

describe('online', () => {
  test('name, gateway and page answer, each with its time; the clock is compared with that of the page', async () => {
    const url = await webServer((_request, response) => {
      response.setHeader('date', 'Tue, 24 Nov 2026 12:37:00 GMT').end('NetworkManager is online\n');
    });
    const { section, findings } = await collect('connection', { ...computer(await nameServer(0)), ...configured(url) });
    expect(section).toMatchObject({
      status: 'ok',
      data: {
        lookedUp: expect.any(String),
        dns: [{ state: 'ok', ms: expect.any(Number) }],
        gateway: 'reachable',
        web: { state: 'online' },
      },
    });
    expect(section?.data).toMatchObject({ clockOffsetSeconds: -420 });
    expect(findings).toEqual(['clock-far-off']);
  });

  test('a page that policy names needs no certain words', async () => {
    const checkUrl = await webServer((_request, response) => response.setHeader('date', 'Tue, 24 Nov 2026 12:30:01 GMT').end('{}'));
    const { section, findings } = await collect('connection', computer(await nameServer(0)), { reach: { checkUrl } });
    expect(section?.data).toMatchObject({ web: { state: 'online' }, clockOffsetSeconds: -1 });
    expect(findings).toEqual([]);
  });
});

describe('not online', () => {
  test.each([
    ['another page', 200, '<html>Welcome to Hotel Melati</html>'],
    ['a way to another page', 302, ''],
  ])('a sign-in page: %s', async (_what, status, body) => {
    const url = await webServer((_request, response) => response.writeHead(status, { location: 'http://login.example/' }).end(body));
    const { section, findings } = await collect('connection', { ...computer(await nameServer(0)), ...configured(url) });
    expect(section?.data).toMatchObject({ web: { state: 'portal' } });
    expect(section?.data).not.toHaveProperty('clockOffsetSeconds');
    expect(findings).toEqual(['captive-portal']);
  });

  test.each([
    ['leads to its own https', 301, { location: 'https://127.0.0.1/check' }, 'online'],
    ['leads to another host', 302, { location: 'http://login.example/' }, 'portal'],
    ['is not there, but its server is', 404, {}, 'online'],
    ['asks to sign in to the network', 511, {}, 'portal'],
    ['is broken', 503, {}, 'no-answer'],
  ])('the page that policy names %s', async (_what, status, headers, state) => {
    const checkUrl = await webServer((_request, response) => response.writeHead(status, headers).end());
    expect((await collect('connection', {}, { reach: { checkUrl } })).section?.data).toMatchObject({ web: { state } });
  });

  test('nobody behind the name server: the names are to blame, and nothing else', async () => {
    // An address that refuses at once, in place of one that is waited for.
    const { section, findings } = await collect('connection', computer('127.0.0.1:1'));
    expect(section?.data).toMatchObject({ dns: [{ state: 'no-answer' }], web: { state: 'not-asked' } });
    expect(findings).toEqual(['dns-broken']);
  });

  test('a gateway that does not answer is named in place of the name server behind it', async () => {
    const { findings } = await collect('connection', computer('127.0.0.1:1', '0x0'));
    expect(findings).toEqual(['gateway-unreachable']);
  });

  test('a server that knows no such name has answered', async () => {
    const { section, findings } = await collect('connection', computer(await nameServer(3)));
    expect(section?.data).toMatchObject({ lookedUp: 'deb.example.org', dns: [{ state: 'unknown-name' }] });
    expect(findings).toEqual([]);
  });

  test('a page that never answers costs its limit only, and what stops the run stops it', async () => {
    const url = new URL(await webServer(() => {}));
    expect(await fetchPage(url, 30, new AbortController().signal)).toBeNull();
    const stop = new AbortController();
    const asked = fetchPage(url, 60_000, stop.signal);
    stop.abort();
    expect(await asked).toBeNull();
    expect(await fetchPage(url, 60_000, stop.signal)).toBeNull();
  });

  test('a name server that never answers costs its limit only', async () => {
    const socket = createSocket('udp4').bind(0, '127.0.0.1');
    await once(socket, 'listening');
    onTestFinished(() => void socket.close());
    const { signal } = new AbortController();
    expect(await lookUp(`127.0.0.1:${socket.address().port}`, 'a.example', 30, signal)).toEqual({ state: 'no-answer' });
    expect(await lookUp('no address', 'a.example', 30, signal)).toEqual({ state: 'no-answer' });
  });

  test('an endless page is read in part', async () => {
    const url = await webServer((_request, response) => void response.writeHead(200).write('x'.repeat(100_000)));
    expect((await fetchPage(new URL(url), 5000, new AbortController().signal))?.body).toHaveLength(4096);
  });
});

test('NetworkManager: what it thinks, and a VPN that failed', async () => {
  const name = 'org.freedesktop.NetworkManager';
  const active = (kind: string, state: number) => ({
    [`${name}.Connection.Active`]: { Type: kind, State: state, Id: 'Kantor', Uuid: 'x' },
  });
  const answers = {
    [`${name} /org/freedesktop/NetworkManager GetAll`]: [{ Connectivity: 3, State: 60 }],
    [`${name} /org/freedesktop GetManagedObjects`]: [
      {
        '/a': active('802-3-ethernet', 2),
        '/b': { ...active('vpn', 4), [`${name}.VPN.Connection`]: { VpnState: 6 } },
        '/c': active('wireguard', 2),
      },
    ],
  };
  const { section, findings } = await collect('connection', {}, { bus: bus(answers) });
  expect(section?.data).toMatchObject({
    connectivity: 'limited',
    vpn: [
      { kind: 'vpn', state: 'failed' },
      { kind: 'wireguard', state: 'connected' },
    ],
  });
  expect(JSON.stringify(section)).not.toContain('Kantor');
  expect(findings).toEqual(['vpn-failed']);
});

test('behind a proxy no page is asked for', async () => {
  const { section } = await collect('connection', configured('http://127.0.0.1:1/'), { env: { https_proxy: 'http://p.example:3128' } });
  expect(section?.data).toMatchObject({ proxy: { mode: 'manual', from: 'environment' }, web: { state: 'not-asked' } });
});

test('the page and the host come from what is set up; what is switched off or nonsense is not asked', () => {
  const page = (text: string) => checkPagesOf(createFiles(systemRoot({ '/etc/NetworkManager/conf.d/x.conf': text })), {})[0] ?? null;
  expect(page('[connectivity]\nuri=http://check.example/nm\nresponse=ok\n')).toEqual({
    url: new URL('http://check.example/nm'),
    response: 'ok',
  });
  expect(page('[connectivity]\nuri=http://check.example/nm\nenabled=false\n')).toBeNull();
  expect(page('[connectivity]\nuri=file:///etc/shadow\n')).toBeNull();
  expect(page('[main]\nuri=http://check.example/\n')).toBeNull();
  const host = (path: string, text: string) => packageHost(createFiles(systemRoot({ [path]: text })));
  expect(host('/etc/apt/sources.list.d/debian.sources', 'Types: deb\nURIs: https://deb.debian.org/debian\n')).toBe('deb.debian.org');
  expect(
    host('/etc/yum.repos.d/fedora.repo', '[fedora]\n#baseurl=http://x.example/\nmetalink=https://mirrors.fedoraproject.org/metalink\n'),
  ).toBe('mirrors.fedoraproject.org');
  expect(host('/etc/apt/sources.list', 'deb cdrom:[Debian] bookworm main\n')).toBeNull();
});

describe('which page is asked', () => {
  const set = { '/etc/NetworkManager/conf.d/x.conf': '[connectivity]\nuri=http://check.example/nm\nresponse=ok\n' };
  const asked = (reach: Parameters<typeof checkPagesOf>[1], files = {}) =>
    checkPagesOf(createFiles(systemRoot({ '/etc/hostname': 'x', ...files })), reach).map(({ url, ca }) => [url.href, ca].join(' ').trim());
  const helpDesk = 'https://help.example';

  test('the one that policy names and no other; else the help desk, then the one of the distribution', () => {
    expect(asked({ checkUrl: 'http://check.office.example/', helpDesk }, set)).toEqual(['http://check.office.example/']);
    expect(asked({ checkUrl: '', helpDesk }, set)).toEqual(['https://help.example/', 'http://check.example/nm']);
    expect(asked({ checkUrl: '', helpDesk, ca: 'PEM' })).toEqual(['https://help.example/ PEM']);
    expect(asked({}, set)).toEqual(['http://check.example/nm']);
    expect(asked({ checkUrl: 'ftp://x.example/', helpDesk: 'nonsense' })).toEqual([]);
  });

  test.each(['http://127.0.0.1:8080', 'http://localhost:8080', 'http://[::1]:8080'])('none on this computer: %s', (here) => {
    expect(asked({ helpDesk: here })).toEqual([]);
  });

  test('a help desk that is away does not mean that the network is', async () => {
    const url = await webServer((_request, response) => response.end('NetworkManager is online\n'));
    const { section } = await collect('connection', configured(url), { reach: { helpDesk: 'http://192.0.2.1:1' } });
    expect(section?.data).toMatchObject({ web: { state: 'online', host: '127.0.0.1' } });
  });
});

// The columns of wireless_seq_printf_stats() in net/wireless/wext-proc.c; the values are made up.
const wireless = `Inter-| sta-|   Quality        |   Discarded packets               | Missed | WE
 face | tus | link level noise |  nwid  crypt   frag  retry   misc | beacon | 22
wlp2s0: 0000   52.  -58.  -256        0      0      0      0     17        0
wlan1: 0000   14   20    0        0      0      0      0     17        0
`;

test('tables of the kernel: the signal, the neighbour; nonsense is nothing', () => {
  expect(wirelessSignal(wireless)).toEqual([
    { name: 'wlp2s0', signalDbm: -58, signalPercent: 74 },
    { name: 'wlan1', signalPercent: 20 },
  ]);
  expect(wirelessSignal('nonsense: x y z\n')).toEqual([]);
  expect(gatewayState('192.168.2.1', arp('0x2'))).toBe('reachable');
  expect(gatewayState('192.168.2.1', arp('0x0'))).toBe('unreachable');
  expect(gatewayState('192.168.2.9', arp('0x0'))).toBe('unknown');
  expect(gatewayState(undefined, 'nonsense')).toBe('none');
});
