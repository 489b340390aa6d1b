import net from 'node:net';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isIpv6, nikIsValid, npwpIsValid } from '../../../../shared/redaction/checks.ts';
import { keyedHash } from '../../../../shared/redaction/keyed-hash.ts';
import { createRedactor } from '../../../../shared/redaction/redactor.ts';

const clean = (text: string): string =>
  createRedactor({ userName: 'budi', hostName: 'pc-7', home: '/home/budi', otherUsers: ['siti'] }).text(text);

test.each([
  [0, '218d1f59b9b83cc8'],
  [2, '064f39ef7c50eb57'],
  [4, 'd5e78a175be52ea1'],
  [8, 'edfee820bce4858c'],
  [30, '291aaf864898179d'],
  [62, 'f90b3ab572d46693'],
])('the hash is HalfSipHash-2-4: reference vector of %i bytes', (length, expected) => {
  // github.com/veorq/SipHash, vectors.h, vectors_hsip64: key 00…07, input 00, 01, …; here two bytes are one UTF-16 unit.
  const key = [0x03020100, 0x07060504] as const;
  const input = (bytes: number): string =>
    String.fromCharCode(...Array.from({ length: bytes / 2 }, (_, i) => ((2 * i + 1) << 8) | (2 * i)));
  const hex = ([low, high]: readonly [number, number]): string => {
    const bytes = Buffer.alloc(8);
    bytes.writeUInt32LE(low, 0);
    bytes.writeUInt32LE(high, 4);
    return bytes.toString('hex');
  };
  expect(hex(keyedHash(key, input(length)))).toBe(expected);
});

describe('numbers', () => {
  test.each([
    ['3174012501900001', true, 'Jakarta Selatan'],
    ['3174016501900001', true, 'a woman: 40 more on the day'],
    ['1771010101900001', true, 'Bengkulu has one city'],
    ['1795123456789012', false, 'a time in microseconds of November 2026'],
    ['3174013102900001', false, '31 February'],
    ['3174010001900001', false, 'day 0'],
    ['2274012501900001', false, 'no such province'],
    ['3174012501900000', false, 'serial number 0000'],
  ])('NIK %s: %s (%s)', (digits, valid) => {
    expect(nikIsValid(digits)).toBe(valid);
  });

  test.each([
    ['092542943407000', true],
    ['0092542943407000', true],
    ['092542944407000', false],
    ['092542943407001', false],
  ])('NPWP without its points, %s: %s', (digits, valid) => {
    expect(npwpIsValid(digits)).toBe(valid);
  });
});

describe('what goes, and what stays of its line', () => {
  test.each([
    [
      'Failed password for invalid user agus from 10.1.2.3 port 22 ssh2',
      'Failed password for invalid user [user-1] from [ip-1] port 22 ssh2',
    ],
    ['smb://siti@srv-file01/bersama/a.xlsx', 'smb://[user-1]@[host-1]/bersama/a.xlsx'],
    ['file:///home/agus/Unduhan/a.pdf', 'file:///home/[user-1]/Unduhan/a.pdf'],
    ['C:\\Users\\agus\\Desktop\\a.docx', 'C:\\Users\\[user-1]\\Desktop\\a.docx'],
    ['\\\\FS01\\bersama\\a.xlsx', '\\\\[host-1]\\bersama\\a.xlsx'],
    ['connect to db3.kantor.local:5432', 'connect to [host-1]:5432'],
    ['WIFI:T:WPA;S:Kantor;P:rahasia77;;', 'WIFI:T:WPA;S:Kantor;P:[secret-1];;'],
    ['{"password":"a\\"b","user":"x1"}', '{"password":"[secret-1]","user":"[user-1]"}'],
    ['<Password>abc</Password>', '<Password>[secret-1]</Password>'],
    ['enx3c18a0b1c2d3: link up', 'enx[mac-1]: link up'],
    ['dev_3C_18_A0_B1_C2_D3', 'dev_[mac-1]'],
    ['[fe80::1%eth0]:631 and fe80::aa:1: unreachable', '[fe80::1%eth0]:631 and [ip-1]: unreachable'],
    ['npwp=092542943407000', 'npwp=[npwp-1]'],
    ['NPWP16: 0092542943407000', 'NPWP16: [npwp-1]'],
    ['PIN saya 482913', 'PIN saya [secret-1]'],
    ['sandi wifi kantor adalah Merdeka45.', 'sandi wifi kantor adalah [secret-1].'],
  ])('%s', (before, after) => {
    expect(clean(before)).toBe(after);
  });

  test.each([
    'user@1000.service: Failed with result exit-code',
    'upgrade zoom:amd64 6.2.3.2056 6.2.11.5069 and install foo:all <none> 1.2.3.4',
    'Chrome/131.0.6.85 Safari/537.36, driver version 10.0.0.1, libfoo_1.2.3.4_amd64.deb',
    'password is wrong; token expired; kata sandi salah',
    'PWD=/usr/bin monkey=1 keyboard: us',
    'http://deb.debian.org/debian and smb: protocol negotiation failed',
    'session opened for user root(uid=0) by (uid=0)',
    'tty=/dev/tty1 ruser= rhost=  user=root',
  ])('%s stays', (text) => {
    expect(clean(text)).toBe(text);
  });
});

describe('plain data', () => {
  test('what stands under the name of a secret goes, whatever it looks like', () => {
    const { value } = createRedactor();
    expect(value({ password: 'hunter2', nested: { apiKeys: ['abc', 'def'] }, token: 5, name: 'hunter2', secret: '' })).toEqual({
      password: '[secret-1]',
      nested: { apiKeys: ['[secret-2]', '[secret-3]'] },
      token: 5,
      name: 'hunter2',
      secret: '',
    });
    const once = value({ password: 'x' });
    expect(value(once)).toEqual(once);
  });

  test('placeholders with a key say nothing about the value to whom the key is unknown', () => {
    const made = createRedactor({}, '00000000deadbeef').text('10.1.2.3');
    expect(made).toMatch(/^\[ip-[2-9][a-hjkmnp-tv-z2-9]{4}\]$/);
    expect(createRedactor({}, '00000000deadbeef').text('10.1.2.3')).toBe(made);
    expect(createRedactor({}, '00000000deadbeee').text('10.1.2.3')).not.toBe(made);
  });

  test.each([
    'Authorization: Bearer tRFaV1nxwSAPLn5:amd64 (91.7.122.198) ...UmKez2f',
    "sandi struetru'eakkata sandi struetrue//t:amd64 1.2.7.1-",
  ])('words of packages that go with a secret make no version of an address any more: %s', (text) => {
    const once = clean(text);
    expect(clean(once)).toBe(once);
  });

  test('a text that was made to be found in again and again ends all the same', () => {
    const nested = `${'password='.repeat(5_000)}${'a@b.co'.repeat(5_000)}`;
    const redactor = createRedactor();
    const once = redactor.text(nested);
    expect(redactor.text(once)).toBe(once);
  });
});

test('IPv6 is what node:net takes for it', () => {
  const piece = fc.constantFrom('::', ':', '0', 'a', 'ffff', '12345', 'g', '1.2.3.4', '256.1.1.1', '.', 'fe80', 'AB');
  fc.assert(
    fc.property(
      fc.oneof(
        fc.ipV6(),
        fc.array(piece, { maxLength: 16 }).map((parts) => parts.join('')),
      ),
      (text) => {
        expect([text, isIpv6(text)]).toEqual([text, net.isIPv6(text)]);
      },
    ),
    { numRuns: 5_000 },
  );
});
