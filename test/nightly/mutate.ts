import type { Random } from '../support/redaction-corpus/random.ts';

/** What parsers stumble over: ends of text, of numbers, of nesting, of alphabets. */
const nasty: readonly string[] = [
  ...[
    '',
    '\0',
    '\n',
    '\r\n',
    '\n\n',
    '\t',
    ' ',
    '"',
    "'",
    '\\',
    '\\"',
    '\\040',
    '\\x2d',
    '=',
    ':',
    '::',
    ',',
    ';',
    '/',
    '//',
    '..',
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
  ],
  ...[
    '-1',
    '0',
    '1e999',
    '99999999999999999999',
    'NaN',
    '0x',
    'null',
    'true',
    '[]',
    '{}',
    '[[[[[[[[',
    '{"a":{"a":{"a":',
    '\ufeff',
    '\ufffd',
    '\ud800',
    '\u202e',
  ],
  ...[
    '\u{1f600}',
    'é',
    '語',
    '%',
    '%s',
    '$(',
    '`',
    '<',
    '>',
    '&',
    '@',
    '#',
    '-----BEGIN PRIVATE KEY-----',
    '[ip-1]',
    'password=',
    'a@b.co',
    '10.1.2.3',
  ],
];

/** A text that was once in order, changed in one to eight places: letters, pieces cut out, doubled, moved, put in. */
export function mutate(seed: string, others: readonly string[], r: Random): string {
  let text = seed;
  const changes = 1 + r.below(8);
  for (let change = 0; change < changes; change++) {
    const at = r.below(text.length + 1);
    const length = r.below(Math.min(40, text.length - at + 1));
    switch (r.below(8)) {
      case 0:
        text = text.slice(0, at) + String.fromCharCode(r.below(r.below(4) === 0 ? 65_536 : 128)) + text.slice(at + 1);
        break;
      case 1:
        text = text.slice(0, at) + text.slice(at + length);
        break;
      case 2:
        text = text.slice(0, at + length) + text.slice(at, at + length).repeat(r.below(6)) + text.slice(at + length);
        break;
      case 3:
        text = text.slice(0, at) + r.pick(nasty) + text.slice(at);
        break;
      case 4:
        text = text.slice(0, at) + r.pick(nasty).repeat(1 + r.below(60)) + text.slice(at + length);
        break;
      case 5: {
        const other = r.pick(others);
        const from = r.below(other.length + 1);
        text = text.slice(0, at) + other.slice(from, from + r.below(120)) + text.slice(at);
        break;
      }
      case 6:
        text = text.slice(at) + text.slice(0, at);
        break;
      default:
        text = r.below(3) === 0 ? text.slice(0, at) : text + text.slice(at, at + length);
    }
    // Long enough to hurt, short enough for a million of them.
    if (text.length > 4_000) text = text.slice(0, 4_000);
  }
  return text;
}
