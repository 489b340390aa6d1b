import { gzipSync } from 'node:zlib';
import { multipart, type Part, raw } from './raw.ts';

/** What every text below has: it must be readable in the end. */
export const readable = 'printer mati sejak pagi';

export interface Hostile {
  readonly name: string;
  readonly source: Buffer;
  /** The text cannot be had from this one by anybody. */
  readonly mute?: true;
}

const html = (body: string, name: string): Hostile => ({ name, source: raw({ 'Content-Type': 'text/html; charset=utf-8' }, body) });
const plain = (headers: Record<string, string>, name: string, body: string | Buffer = `${readable}\n`): Hostile => ({
  name,
  source: raw({ 'Content-Type': 'text/plain; charset=utf-8', ...headers }, body),
});
const mixed = (name: string, parts: readonly Part[], kind = 'mixed'): Hostile => ({
  name,
  source: multipart(kind, [{ type: 'text/plain; charset=utf-8', body: readable }, ...parts]),
});
const file = (type: string, name: string, content: string | Buffer): Part => ({
  type,
  headers: { 'Content-Disposition': `attachment; filename="${name}"`, 'Content-Transfer-Encoding': 'base64' },
  body: Buffer.from(content).toString('base64'),
});
const charset = (label: string, bytes: Buffer): Hostile =>
  plain({ 'Content-Type': `text/plain; charset=${label}` }, `charset ${label}`, bytes);
const words = Buffer.from(readable);

function nested(depth: number): Buffer {
  let body = `Content-Type: text/plain\r\n\r\n${readable}\r\n`;
  for (let at = 0; at < depth; at += 1)
    body = `Content-Type: multipart/mixed; boundary="n${at}"\r\n\r\n--n${at}\r\n${body}\r\n--n${at}--\r\n`;
  return Buffer.from(`From: a@example.org\r\nMIME-Version: 1.0\r\n${body}`);
}

function tnef(text: string, files: readonly { name: string; content: Buffer }[]): Buffer {
  const attribute = (level: number, id: number, value: Buffer) => {
    const head = Buffer.alloc(9);
    head.writeUInt8(level, 0);
    head.writeUInt32LE(id, 1);
    head.writeUInt32LE(value.length, 5);
    return Buffer.concat([head, value, Buffer.alloc(2)]);
  };
  const parts = files.flatMap(({ name, content }) => [
    attribute(2, 0x00069002, Buffer.alloc(14)),
    attribute(2, 0x00018010, Buffer.from(`${name}\0`, 'latin1')),
    attribute(2, 0x0006800f, content),
  ]);
  return Buffer.concat([Buffer.from('789f3e220100', 'hex'), attribute(1, 0x0002800c, Buffer.from(`${text}\0`, 'latin1')), ...parts]);
}

const bomb = gzipSync(Buffer.alloc(50_000_000));
const deepTags = '<div>'.repeat(100_000);
const cut = (source: Buffer, at: number) => source.subarray(0, at);

export const hostile: readonly Hostile[] = [
  html(`<script>alert(1)</script><p>${readable}</p>`, 'script'),
  html(`<SCRIPT SRC=http://evil.invalid/x.js></SCRIPT>${readable}`, 'script from elsewhere'),
  html(`<img src="http://evil.invalid/pixel.gif" width=1 height=1>${readable}`, 'tracking pixel'),
  html(`<style>@import url(http://evil.invalid/a.css); body{background:url(http://evil.invalid/b)}</style>${readable}`, 'style'),
  html(`<link rel=stylesheet href=//evil.invalid/x><base href="http://evil.invalid/">${readable}`, 'link and base'),
  html(`<iframe src="javascript:alert(1)"></iframe>${readable}`, 'iframe'),
  html(`<svg onload=alert(1)><script>x</script></svg>${readable}`, 'svg'),
  html(`<a href="javascript:alert(1)">${readable}</a>`, 'javascript link'),
  html(`<a href="data:text/html,<script>x</script>">${readable}</a>`, 'data link'),
  html(`<form action="http://evil.invalid"><input name=p>${readable}</form>`, 'form'),
  html(`<meta http-equiv=refresh content="0;url=http://evil.invalid">${readable}`, 'refresh'),
  html(`<object data=x></object><embed src=x>${readable}`, 'object'),
  html(`${deepTags}${readable}`, 'a hundred thousand open elements'),
  html(`${'<blockquote>'.repeat(50_000)}${readable}`, 'fifty thousand quotations'),
  html(`<p title="${'x'.repeat(500_000)}">${readable}</p>`, 'a huge attribute'),
  html(`<p title=">${readable}</p>`, 'an attribute without an end'),
  html(`${readable}<`, 'a tag that begins at the end'),
  html(`${readable}<!-- ${'x'.repeat(100_000)}`, 'a comment without an end'),
  html(`<scr<script>ipt>alert(1)</script>${readable}`, 'script within script'),
  html(`${readable}${'&#x110000;&#0;&#xd800;&bogus;'.repeat(500)}`, 'impossible entities'),
  html(`${readable}${'<'.repeat(200_000)}`, 'only brackets'),
  html(`${'<a href="'.repeat(3000)}">${readable}`, 'links that do not end'),
  html(`<p>${readable}</p><script>`, 'a script without an end'),
  html(`\u202e${readable}\u202c`, 'right to left override'),
  plain({ Subject: 'x\r\n Bcc: victim@example.org' }, 'a folded header that looks like another'),
  plain({ Subject: '=?utf-8?Q?x=0D=0ABcc=3A_victim=40example.org?=' }, 'a line break in an encoded word'),
  plain({ From: '=?utf-8?Q?Budi=0D=0ATo=3A_all?= <budi@example.org>' }, 'a line break in a name'),
  plain({ From: '"help@desk.example" <budi@example.org>' }, 'an address as a name'),
  plain({ From: 'a@example.org, b@example.org' }, 'two senders'),
  plain({ From: '' }, 'no sender'),
  plain({ From: '<>' }, 'an empty sender'),
  plain({ From: 'undisclosed:;' }, 'a group without members'),
  plain({ From: '"a\0b" <nul@example.org>' }, 'a null character in the sender'),
  plain({ From: `${'a'.repeat(70_000)}@example.org` }, 'an endless sender'),
  plain({ To: Array.from({ length: 20_000 }, (_, at) => `a${at}@example.org`).join(', ') }, 'twenty thousand recipients'),
  plain({ References: '<a@b> '.repeat(30_000) }, 'thirty thousand references'),
  plain({ 'Message-ID': '<a@b> <c@d>' }, 'two Message-IDs'),
  plain({ 'Message-ID': `<${'x'.repeat(100_000)}@b>` }, 'an endless Message-ID'),
  plain({ 'Message-ID': "<'; drop table tickets; --@b>" }, 'a Message-ID with a statement'),
  plain({ Date: 'yesterday' }, 'a date that is none'),
  plain({ Date: 'Mon, 01 Jan 275761 00:00:00 +9999' }, 'a date out of all time'),
  plain({ Subject: '' }, 'no subject'),
  plain({ Subject: 'x'.repeat(500_000) }, 'an endless subject'),
  plain({ Subject: '\u0000\u0007\u001b[2J' }, 'a subject that clears terminals'),
  plain(Object.fromEntries(Array.from({ length: 5000 }, (_, at) => [`X-${at}`, 'y'])), 'five thousand headers'),
  plain({ 'Content-Transfer-Encoding': 'base64' }, 'base64 that is none', `${words.toString('base64')}\n`),
  plain({ 'Content-Transfer-Encoding': 'quoted-printable' }, 'broken quoted-printable', `${readable} =ZZ =\n=4`),
  plain({ 'Content-Transfer-Encoding': 'x-uuencode' }, 'an unknown transfer encoding'),
  plain({}, 'null characters in the text', `${readable}\0\0\u001b[31m\n`),
  plain({}, 'a line of two megabytes', `${readable} ${'x'.repeat(2_000_000)}`),
  plain({}, 'half a pair', Buffer.concat([words, Buffer.from('eda080', 'hex')])),
  plain({}, 'a million quoted lines', `${readable}\n${'> x\n'.repeat(300_000)}`),
  charset('utf-16le', Buffer.from(readable, 'utf16le')),
  charset('iso-2022-jp', words),
  charset('x-does-not-exist', words),
  charset('"utf-8; charset=utf-7"', words),
  charset('utf-8', Buffer.concat([words, Buffer.from('fffe80c0', 'hex')])),
  charset('windows-1252', Buffer.concat([words, Buffer.from('93e494', 'hex')])),
  charset(`"${'x'.repeat(10_000)}"`, words),
  mixed('a zip bomb', [file('application/gzip', 'bomb.gz', bomb)]),
  mixed('a path as a name', [file('application/pdf', '../../../etc/passwd', 'x')]),
  mixed('a hidden file', [file('application/pdf', '.bashrc', 'x')]),
  mixed('an endless name', [file('application/pdf', `${'n'.repeat(5000)}.pdf`, 'x')]),
  mixed('a name that turns around', [file('application/pdf', 'surat\u202efdp.exe', 'x')]),
  mixed('a program', [file('application/x-msdownload', 'update.exe', 'MZ')]),
  mixed('a page that says it is a picture', [file('image/png', 'a.png', '<html><script>alert(1)</script>')]),
  mixed('svg as a file', [file('image/svg+xml', 'a.svg', '<svg onload="alert(1)"/>')]),
  mixed('a type that is none', [file('"><script>', 'a', 'x')]),
  mixed('an empty file', [file('application/pdf', 'empty.pdf', '')]),
  mixed(
    'two hundred files',
    Array.from({ length: 200 }, (_, at) => file('text/plain', `${at}.txt`, `${at}`)),
  ),
  mixed(
    'two thousand parts',
    Array.from({ length: 2000 }, () => ({ type: 'text/html', body: '<i></i>' })),
  ),
  mixed('external body', [{ type: 'message/external-body; access-type=URL; URL="http://evil.invalid/x"', body: '' }]),
  mixed('winmail.dat', [
    file('application/ms-tnef', 'winmail.dat', tnef('hidden', [{ name: '..\\letter.doc', content: Buffer.from('doc') }])),
  ]),
  mixed('winmail.dat cut off', [file('application/ms-tnef', 'winmail.dat', cut(tnef('hidden', [{ name: 'a', content: words }]), 40))]),
  mixed('winmail.dat of four gigabytes', [
    file('application/ms-tnef', 'winmail.dat', Buffer.from('789f3e220100010c800200ffffffff00', 'hex')),
  ]),
  mixed('a mail within a mail', [{ type: 'message/rfc822', body: `From: x@y\nContent-Type: text/html\n\n<script>alert(1)</script>` }]),
  { name: 'only winmail.dat', source: multipart('mixed', [file('application/ms-tnef', 'winmail.dat', tnef(readable, []))]) },
  { name: 'nested forty deep', source: nested(40) },
  { name: 'nested ten thousand deep', source: nested(10_000), mute: true },
  { name: 'a boundary that never comes', source: raw({ 'Content-Type': 'multipart/mixed; boundary=never' }, readable), mute: true },
  { name: 'no boundary', source: raw({ 'Content-Type': 'multipart/mixed' }, readable), mute: true },
  {
    name: 'a part without an end',
    source: cut(multipart('mixed', [{ type: 'text/plain', body: `${readable}\n${'x'.repeat(1000)}` }]), 350),
  },
  { name: 'no headers', source: Buffer.from(`\r\n${readable}`) },
  { name: 'only line feeds', source: Buffer.from(`From: a@example.org\n\n${readable}\n`) },
  { name: 'nothing at all', source: Buffer.alloc(0), mute: true },
  { name: 'random bytes', source: Buffer.from(Array.from({ length: 50_000 }, (_, at) => (at * 7919) % 256)), mute: true },
];
