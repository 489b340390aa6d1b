import { seeded } from './random.ts';

/** What makes careless expressions go back and forth: long runs, beginnings without an end, and their mixtures. */
const hostileUnits: readonly string[] = [
  ...[
    'a',
    'a.',
    '@',
    'a@',
    'a@b.',
    'a%40',
    'password',
    'password=',
    'password="',
    'password is ',
    'my pin is ',
    'key=',
    'key="a',
    ':',
    '=',
  ],
  ...[
    '1',
    '1 ',
    '1.',
    '1-',
    '+1 ',
    '0812 ',
    '4111 ',
    '62 8',
    'NIK ',
    'NPWP ',
    'Telp ',
    'ab:',
    'ab-',
    '::',
    'a::',
    'f:f',
    '1:',
    'dev_',
    'eyJ',
    'eyJa.',
  ],
  ...[
    'eyJaaaaaa.-',
    'A1',
    'A1-',
    'DE89 ',
    ' ',
    '\t',
    '[',
    '[ip-',
    '[ip-1',
    '[ip-1]',
    '://',
    '://a',
    '://a@',
    'a://b/',
    '/home/',
    '/home/a',
    '//a/',
    '\\\\a\\',
  ],
  ...[
    'C:\\Users\\a ',
    '~a/',
    'budi',
    'user=',
    'for user ',
    'by a(',
    '-----BEGIN ',
    '-----BEGIN PRIVATE KEY-----',
    'sk-',
    'sk-a',
    'ghp_',
    'AKIA',
  ],
  ...[
    '$6$',
    '$',
    '{SSHA}',
    'Bearer ',
    'basic a',
    '--password ',
    ' -u a:',
    '-p ',
    'mysql -p',
    'machine a login b ',
    'WIFI:P:',
    '<a>',
    '<password>',
    '<add key="',
  ],
  ...["'", '"', '\\"', '\u00e9', '\u{1f600}', 'x.local', 'srv-1:/export', 'hooks.slack.com/services/', 'host=', 'Cookie: ', '&', ';'],
  ...['10.1.2.3 ', 'a@b.co ', 'de:ad:be:ef:00:01 ', 'fe80::1:2 ', 'token=abc1 ', '/home/x/ ', '0812-3456-7890 '],
];

/** @returns each sort as lines of 200 characters, some as one endless line, and mixtures; each about `size` characters long */
export function hostileTexts(size: number): (readonly [name: string, text: string])[] {
  const made: (readonly [string, string])[] = [];
  const lines = (unit: string): string => {
    const line = `${unit.repeat(Math.ceil(200 / unit.length))}\n`;
    return line.repeat(Math.ceil(size / line.length)).slice(0, size);
  };
  for (const unit of hostileUnits) {
    made.push([`lines of ${JSON.stringify(unit)}`, lines(unit)]);
    made.push([`endless ${JSON.stringify(unit)}`, unit.repeat(Math.ceil(size / unit.length)).slice(0, size)]);
  }
  const r = seeded(99);
  for (const length of [80, 2000]) {
    let text = '';
    let line = '';
    while (text.length < size) {
      const unit = r.pick(hostileUnits);
      // It would take all the rest with it.
      if (!unit.startsWith('-----BEGIN P')) line += unit;
      if (line.length < length) continue;
      text += `${line}\n`;
      line = '';
    }
    made.push([`mixed, lines of ${length}`, text.slice(0, size)]);
  }
  return made;
}
