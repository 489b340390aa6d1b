import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRedactor } from '../../../../shared/redaction/redactor.ts';

const identity = {
  userName: 'budi',
  fullName: 'Budi Santoso',
  hostName: 'pc-keuangan-7.example.org',
  home: '/home/budi',
  otherUsers: ['siti', 'Siti Rahayu', 'root'],
};
const clean = (text: string): string => createRedactor(identity).text(text);

describe('secrets', () => {
  test.each([
    ['password=hunter2', 'password=[secret-1]'],
    ['DB_PASSWORD="with space"', 'DB_PASSWORD="[secret-1]"'],
    ['{"accessToken": "abc", "x": 1}', '{"accessToken": "[secret-1]", "x": 1}'],
    ['Authorization: Bearer abcdefgh12', 'Authorization: Bearer [secret-1]'],
    ['curl -H "X-Auth-Token: abc123"', 'curl -H "X-Auth-Token: [secret-1]"'],
    ['Cookie: a=b; c=d', 'Cookie: [secret-1]'],
    ['https://budi:rahasia@example.org/x', 'https://[secret-1]@example.org/x'],
    ['kata sandi saya adalah merdeka45', 'kata sandi saya adalah [secret-1]'],
    ['kata sandi: merdeka45', 'kata sandi: [secret-1]'],
    ['my password is hunter2, sorry', 'my password is [secret-1], sorry'],
    ['mysql --password hunter2 -u x', 'mysql --password [secret-1] -u x'],
    ['got ghp_abcdefghijklmnopqrstuvwx12', 'got [secret-1]'],
    ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln', '[secret-1]'],
    ['AKIAIOSFODNN7EXAMPLE', '[secret-1]'],
  ])('%s', (before, after) => {
    expect(clean(before)).toBe(after);
  });

  test('a private key goes whole, over several lines', () => {
    expect(clean('before\n-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNz\nAAAA\n-----END OPENSSH PRIVATE KEY-----\nafter')).toBe(
      'before\n[secret-1]\nafter',
    );
  });

  test('a key that never ends takes the rest of its text, and no other text', () => {
    const redactor = createRedactor(identity);
    expect(redactor.text('-----BEGIN PRIVATE KEY-----\nabc')).toBe('[secret-1]');
    const again = createRedactor();
    expect(again.text('-----BEGIN PRIVATE KEY-----a-----END PRIVATE KEY----- and -----BEGIN PRIVATE KEY-----b')).toBe(
      '[secret-1] and [secret-2]',
    );
    expect(redactor.text('next')).toBe('next');
  });

  test('words that only sound like secrets stay', () => {
    const text = 'token_type: x; passwordless: yes; a passport; pam_unix(sudo:auth): authentication failure';
    expect(clean(text)).toBe(text);
  });
});

describe('personal data', () => {
  test.each([
    ['mail siti@example.co.id now', 'mail [email-1] now'],
    ['call +62 812-3456-7890', 'call [phone-1]'],
    ['call 0812 3456 7890.', 'call [phone-1].'],
    ['(021) 555-1234', '[phone-1]'],
    ['NIK 3174012501900001', 'NIK [nik-1]'],
    ['NPWP 09.254.294.3-407.000', 'NPWP [npwp-1]'],
    ['4111 1111 1111 1111', '[card-1]'],
    ['DE89 3704 0044 0532 0130 00', '[iban-1]'],
    ['10.1.2.3 and 10.1.2.4 and 10.1.2.3', '[ip-1] and [ip-2] and [ip-1]'],
    ['from 10.1.2.3:631', 'from [ip-1]:631'],
    ['fe80::1ff:fe23:4567:890a%eth0', '[ip-1]%eth0'],
    ['2001:db8::192.0.2.1', '[ip-1]'],
    ['de:ad:be:ef:00:01', '[mac-1]'],
    ['/home/budi/Dokumen/x.odt', '~/Dokumen/x.odt'],
    ['/home/siti/x and /home/agus/y', '/home/[user-1]/x and /home/[user-2]/y'],
    ['Budi opened it, budi@pc-keuangan-7', '[user] opened it, [user]@[host]'],
    ['Siti Rahayu', '[name-1]'],
  ])('%s', (before, after) => {
    expect(clean(before)).toBe(after);
  });

  test.each([
    ['loopback', '127.0.0.1 ::1 0.0.0.0 255.255.255.0'],
    ['a number without a check digit', '4111 1111 1111 1112'],
    ['sixteen digits that are no NIK', '3174019901900001'],
    ['a time, a version, a size', '2026-11-24T04:10:00.000Z 12:30:45 v1.2.3 6.1.0-18-amd64 1732421000'],
    ['names inside other words', 'budidaya situs'],
    ['root, who is nobody', 'root'],
    ['C++ and Rust paths', 'std::vector a::b'],
  ])('%s stays', (_name, text) => {
    expect(clean(text)).toBe(text);
  });

  test('one numbering over all texts of a report', () => {
    const redactor = createRedactor(identity);
    expect(redactor.text('10.9.8.7')).toBe('[ip-1]');
    expect(redactor.value({ list: ['x 10.9.8.7', 5, null], keep: '10.9.8.7' }, ['keep'])).toEqual({
      list: ['x [ip-1]', 5, null],
      keep: '10.9.8.7',
    });
  });
});

const piece = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.constantFrom(
    ...[
      '10.1.2.3',
      'a@b.co',
      'password=',
      '"',
      "'",
      ' ',
      ':',
      '=',
      '@',
      '.',
      '-',
      '[',
      ']',
      '[ip-1]',
      '[user]',
      'budi',
      '/home/siti',
      '/home/budi',
    ],
    ...[
      'Bearer ',
      'abcdefgh',
      '4111111111111111',
      '+62 812 3456 7890',
      'de:ad:be:ef:00:01',
      '::1',
      'fe80::1',
      'https://u:p@h',
      'pc-keuangan-7',
      '\n',
    ],
    ...[
      '-----BEGIN PRIVATE KEY-----',
      '-----END PRIVATE KEY-----',
      '3174012501900001',
      'kata sandi: ',
      'eyJhbGciOi.eyJzdWIiOi',
      '0',
      '7',
      'x',
      '/',
    ],
  ),
);

test('redacting twice is redacting once', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
      const redactor = createRedactor(identity);
      const once = redactor.text(pieces.join(''));
      expect(redactor.text(once)).toBe(once);
      expect(clean(once)).toBe(once);
    }),
    { numRuns: 3000 },
  );
});

test('a planted address, number or password never survives at the edge of a word', () => {
  fc.assert(
    fc.property(
      fc.string({ maxLength: 200 }),
      fc.constantFrom('10.77.66.55', 'rahma@kantor.example', 'de:ad:be:ef:77:01'),
      (noise, planted) => {
        expect(clean(`${noise} ${planted} ${noise}`)).not.toContain(planted);
      },
    ),
    { numRuns: 500 },
  );
});

/** A megabyte each of what makes careless expressions go back and forth for hours. The test's time limit is the assertion. */
test.each([
  'a',
  'a.',
  '@',
  'a@',
  'password',
  'password=',
  'password="',
  ':',
  '=',
  '1',
  '1 ',
  '1.',
  '1-',
  '+1 ',
  'ab:',
  'ab-',
  '::',
  'eyJ',
  'eyJa.',
  'A1',
  'DE89 ',
  ' ',
  '[',
  '[ip-',
  '://',
  '://a',
  '/home/',
  'budi',
  '-----BEGIN ',
  'sk-',
  'Bearer ',
])(
  'a megabyte of %j',
  (unit) => {
    const text = unit.repeat(Math.ceil(1_000_000 / unit.length));
    expect(clean(text).length).toBeGreaterThan(0);
  },
  20_000,
);

test('tells what it takes out, word for word and in order', () => {
  const taken: string[][] = [];
  const redactor = createRedactor({ userName: 'siti' }, undefined, (...one) => taken.push(one));
  expect(redactor.text('siti at 10.0.0.7, not 10.0.0.8.\nMail siti@kantor.example.org')).toBe(
    '[user] at [ip-1], not [ip-2].\nMail [email-1]',
  );
  expect(taken).toEqual([
    ['[user]', 'siti'],
    ['[ip-1]', '10.0.0.7'],
    ['[ip-2]', '10.0.0.8'],
    ['[email-1]', 'siti@kantor.example.org'],
  ]);
});
