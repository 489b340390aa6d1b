import { expect, test } from 'vitest';
import { parseJournal } from '../../../../../main/diagnostics/collectors/journal.ts';
import { parseMounts } from '../../../../../main/diagnostics/collectors/mounts.ts';
import { defaultGateway } from '../../../../../main/diagnostics/collectors/network.ts';
import { parseOsRelease } from '../../../../../main/diagnostics/collectors/system.ts';
import { parseEdid } from '../../../../../main/platform/edid.ts';

test('EDID: maker, model, size; anything else is none', () => {
  const edid = Buffer.alloc(128);
  edid.set([0, 255, 255, 255, 255, 255, 255, 0, 0x10, 0xac]);
  edid.set([0x02, 0x3a, 0x80, 0x18, 0x71, 0x38, 0x2d, 0x40, 0x58, 0x2c, 0x45, 0x00, 0x09, 0x25, 0x21], 54);
  edid.set([0, 0, 0, 0xfc, 0, ...Buffer.from('DELL U2412M\n ')], 72);
  expect(parseEdid(edid)).toEqual({ maker: 'DEL', model: 'DELL U2412M', width: 1920, height: 1080, widthMm: 521, heightMm: 293 });
  expect(parseEdid(Buffer.alloc(128))).toBeNull();
  expect(parseEdid(Buffer.alloc(3))).toBeNull();
});

test('journal: repetitions become a count; bytes, lists, broken lines and missing fields do no harm', () => {
  const line = (fields: object) =>
    JSON.stringify({ __REALTIME_TIMESTAMP: '1764000000000000', PRIORITY: '3', SYSLOG_IDENTIFIER: 'kernel', ...fields });
  const entries = parseJournal(
    [
      line({ MESSAGE: 'disk sda1 error 5' }),
      line({ MESSAGE: 'disk sda1 error 7' }),
      line({ MESSAGE: [79, 75] }),
      line({}),
      '{"MESSAGE":',
      line({ MESSAGE: 'of no time', __REALTIME_TIMESTAMP: '1764e30' }),
      `{"__REALTIME_TIMESTAMP":"1764000000000000","MESSAGE":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
      'null',
    ].join('\n'),
  );
  expect(entries.map(({ message, count }) => [message, count])).toEqual([
    ['disk sda1 error 5', 2],
    ['OK', 1],
  ]);
});

test('mounts: octal escapes, each device once, nothing that is full by nature', () => {
  const mounts = parseMounts(
    '/dev/sda1 /media/Data\\040Kantor ntfs3 rw 0 0\n/dev/sda1 /bind ntfs3 rw 0 0\n/dev/loop1 /snap/a/1 squashfs ro 0 0\nproc /proc proc rw 0 0\n\nnonsense\n',
  );
  expect(mounts).toEqual([{ device: '/dev/sda1', path: '/media/Data Kantor', type: 'ntfs3', readOnly: false }]);
});

test('gateway: the lowest metric wins; no default route is none', () => {
  const route = (metric: number, gateway: string) => `eth0\t00000000\t${gateway}\t0003\t0\t0\t${metric}\t00000000`;
  expect(defaultGateway(`Iface\n${route(600, '0102A8C0')}\n${route(100, '0100000A')}`, '')).toBe('10.0.0.1');
  expect(defaultGateway('Iface\n', '')).toBeUndefined();
});

test('os-release: quotes of both kinds, or none', () => {
  expect(parseOsRelease('NAME="Debian GNU/Linux"\nID=debian\nVERSION_ID=\'12\'\n# comment\n')).toEqual({
    NAME: 'Debian GNU/Linux',
    ID: 'debian',
    VERSION_ID: '12',
  });
});
