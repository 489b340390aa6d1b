import { expect, test } from 'vitest';
import { gatewayState, wirelessSignal } from '../../../../main/diagnostics/collectors/connection.ts';
import { parseChage } from '../../../../main/diagnostics/collectors/domain.ts';
import { layoutsOf } from '../../../../main/diagnostics/collectors/input.ts';
import { parseMonitors } from '../../../../main/diagnostics/collectors/monitors.ts';
import { foreignModules } from '../../../../main/diagnostics/collectors/security.ts';
import { parseAptUpgradable, parseDnfUpdates } from '../../../../main/diagnostics/collectors/updates.ts';
import { readCcache } from '../../../../main/platform/ccache.ts';
import { iniValue } from '../../../../main/platform/desktop-settings.ts';
import { readGvdb } from '../../../../main/platform/gvdb.ts';
import { decodeIppGroups } from '../../../../main/platform/ipp.ts';
import { fixture } from '../../../support/fixture.ts';

/** How many inputs each parser gets; a nightly run raises it. */
const rounds = Number(process.env.PANDU_MUTATIONS ?? 500);

/** Numbers from 0 to 1, the same in every run (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One of: bytes changed, a piece doubled, a piece taken out, the end cut off. */
function mutate(bytes: Buffer, random: () => number): Buffer {
  const at = (): number => Math.floor(random() * bytes.length);
  const [from, to] = [at(), at()].sort((a, b) => a - b) as [number, number];
  const kind = Math.floor(random() * 4);
  if (kind === 1) return Buffer.concat([bytes.subarray(0, to), bytes.subarray(from)]);
  if (kind === 2) return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
  if (kind === 3) return bytes.subarray(0, from);
  const changed = Buffer.from(bytes);
  for (let i = 0; i <= 4; i += 1) changed[at()] = [0, 0xff, 0x0a, 0x7f, Math.floor(random() * 256)][Math.floor(random() * 5)] ?? 0;
  return changed;
}

const parsers: readonly (readonly [string, Buffer, (bytes: Buffer) => unknown])[] = [
  ['tickets', fixture('kerberos/debian-12.ccache'), readCcache],
  ['settings of dconf', fixture('dconf/debian-12.gvdb'), readGvdb],
  ['printers', fixture('cups/debian-12-printers.ipp'), (bytes) => decodeIppGroups(bytes, 'printers')],
  ['jobs', fixture('cups/debian-12-jobs.ipp'), (bytes) => decodeIppGroups(bytes, 'jobs')],
  ['lists of apt', fixture('apt/debian-12-upgradable.txt'), (bytes) => parseAptUpgradable(bytes.toString())],
  [
    'lists of dnf',
    Buffer.from('Available Upgrades\ncurl.x86_64  8.2.1-4.fc39  updates\n'.repeat(20)),
    (bytes) => parseDnfUpdates(bytes.toString()),
  ],
  ['chage', Buffer.from('Password expires\t\t\t\t\t: Nov 30, 2026\nPassword inactive\t: never\n'), (bytes) => parseChage(bytes.toString())],
  ['signals', Buffer.from('a\nb\nwlp2s0: 0000   52.  -58.  -256  0 0 0 0 17 0\n'), (bytes) => wirelessSignal(bytes.toString())],
  [
    'neighbours',
    Buffer.from('IP\n192.168.2.1 0x1 0x2 02:fc:00:00:00:05 * eth0\n'),
    (bytes) => gatewayState('192.168.2.1', bytes.toString()),
  ],
  [
    'screens',
    Buffer.from('<logicalmonitor><scale>2</scale><connector>DP-1</connector></logicalmonitor>'),
    (bytes) => parseMonitors(bytes.toString()),
  ],
  ['modules', Buffer.from('nvidia 567 1 a, Live 0x0 (POE)\next4 114 1 - Live 0x0\n'), (bytes) => foreignModules(bytes.toString())],
  ['layouts', Buffer.from('us,de,ara'), (bytes) => layoutsOf(bytes.toString(), bytes.toString())],
  ['INI', Buffer.from('[Proxy Settings]\nProxyType[$i]=1\n'), (bytes) => iniValue(bytes.toString(), 'Proxy Settings', 'ProxyType')],
];

test.each(parsers)('%s: what was damaged on the way is no crash and takes no time', (_name, seed, parse) => {
  const random = numbers(seed.length);
  let slowest = 0;
  for (let round = 0; round < rounds; round += 1) {
    const input = mutate(round % 3 === 0 ? mutate(seed, random) : seed, random);
    const began = performance.now();
    try {
      parse(input);
    } catch (error) {
      throw new Error(`round ${round}, input ${input.toString('base64').slice(0, 2000)}: ${String(error)}`);
    }
    slowest = Math.max(slowest, performance.now() - began);
  }
  expect(slowest).toBeLessThan(1000);
});

// What would take a square of its length shows here: a megabyte of what the parsers look for, without its end.
const hostile: readonly (readonly [string, string])[] = [
  ['<logicalmonitor>', '<logicalmonitor><scale>'],
  ['Password expires', 'Password expires\t'],
  ['spaces', ' '],
  ['digits', '1'],
  ['curl.x86_64 ', 'curl.x86_64 '],
  ['curl/', 'curl/'],
  ['modules', 'a (OE'],
  ['groups', '[Proxy Settings]'],
];

test.each(hostile)('a megabyte of %s takes no time', (_name, piece) => {
  const text = piece.repeat(Math.ceil(1_000_000 / piece.length));
  const bytes = Buffer.from(text);
  for (const [name, , parse] of parsers) {
    const began = performance.now();
    parse(bytes);
    expect(`${name}: ${performance.now() - began < 1000 ? 'fast' : 'slow'}`).toBe(`${name}: fast`);
  }
});
