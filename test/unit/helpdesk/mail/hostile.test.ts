import net from 'node:net';
import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { classify, vouchedFor } from '../../../../helpdesk/channels/mail/classify.ts';
import { composeMail } from '../../../../helpdesk/channels/mail/compose.ts';
import { textOfHtml } from '../../../../helpdesk/channels/mail/html.ts';
import { type Mail, readMail } from '../../../../helpdesk/channels/mail/read.ts';
import { deliveryOf, tokensOf } from '../../../../helpdesk/channels/mail/thread.ts';
import { readTnef } from '../../../../helpdesk/channels/mail/tnef.ts';
import { splitQuoted } from '../../../../shared/model/quoted.ts';
import { hostile, readable } from '../../../support/mail/hostile.ts';
import { raw } from '../../../support/mail/raw.ts';

afterEach(() => vi.restoreAllMocks());

// biome-ignore lint/suspicious/noControlCharactersInRegex: none of these may be left
const forbidden = /[\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/u;

function expectSafe(mail: Mail) {
  expect(mail.text).not.toMatch(forbidden);
  expect(mail.text.length).toBeLessThanOrEqual(18_000);
  expect(mail.text).not.toContain('<script');
  for (const line of [
    mail.subject,
    mail.from?.name ?? '',
    mail.from?.address ?? '',
    mail.messageId,
    ...mail.references,
    ...mail.recipients,
  ])
    expect(line).not.toMatch(/[\r\n\0]/);
  expect(mail.messageId).toMatch(/^<[^<>\s]{1,250}>$/);
  expect(mail.files.length).toBeLessThanOrEqual(49);
  for (const { name, mediaType } of mail.files) {
    expect(name).toMatch(/^[^./\\][^/\\]{0,149}$/);
    expect(name).not.toMatch(forbidden);
    expect(mediaType).toMatch(/^[a-z0-9!#$&^_.+-]+\/[a-z0-9!#$&^_.+-]+$/);
  }
}

test('there are more than sixty, each of its own name', () => {
  expect(new Set(hostile.map(({ name }) => name)).size).toBe(hostile.length);
  expect(hostile.length).toBeGreaterThan(60);
});

test.each(hostile)('hostile: $name', async ({ source, mute }) => {
  const connect = vi.spyOn(net.Socket.prototype, 'connect');
  const fetched = vi.spyOn(globalThis, 'fetch');
  const mail = await readMail(source);
  expectSafe(mail);
  classify(mail, ['help@desk.example']);
  vouchedFor(mail, 'mx.example.org');
  tokensOf(mail);
  if (!mute) expect(mail.text).toContain(readable);
  const { subject } = composeMail({ number: 1, title: mail.subject, answer: null }, 'en');
  expect(subject).not.toMatch(/[\r\n]/);
  expect(connect).not.toHaveBeenCalled();
  expect(fetched).not.toHaveBeenCalled();
});

test('any bytes are a mail that is safe to keep', async () => {
  const line = fc.oneof(
    fc.constantFrom(
      'From: a@b.c',
      'Content-Type: multipart/mixed; boundary=x',
      '--x',
      '--x--',
      '',
      'Content-Type: text/html',
      'Subject: =?utf-8?B?gA==?=',
    ),
    fc.string({ unit: 'binary' }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 30 }), async (lines) =>
      expectSafe(await readMail(Buffer.from(lines.join('\r\n'), 'utf8'))),
    ),
    { numRuns: 150 },
  );
});

test('any HTML becomes text, quickly and without marks of ours', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '<',
      '>',
      '<p',
      '<!--',
      '-->',
      '</',
      '<a href="http://x">',
      '</a>',
      '<blockquote>',
      '</blockquote>',
      '&#',
      '&amp;',
      '"',
      "='",
    ),
    fc.string({ unit: 'binary' }),
  );
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      expect(textOfHtml(pieces.join(''))).not.toMatch(/[\ue000-\ue003]/);
    }),
  );
});

test('splitting a text loses no word, and its own part is never empty', () => {
  const line = fc.constantFrom('> quoted', 'On Monday, Budi wrote:', 'mine', '', '-----Original Message-----', 'From: a', 'Sent: b', '>');
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      const text = lines.join('\n');
      const { own, quoted } = splitQuoted(text);
      const words = (value: string) => value.split(/\s+/).filter(Boolean);
      expect([...words(own), ...words(quoted)]).toEqual(words(text));
      if (text.trim() !== '') expect(own.trim()).not.toBe('');
    }),
  );
});

test('any bytes as winmail.dat', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      readTnef(bytes);
      readTnef(Buffer.concat([Buffer.from('789f3e220100', 'hex'), bytes]));
      deliveryOf(Buffer.from(bytes).toString('latin1'));
    }),
  );
});

test('Outlook files come out of winmail.dat', async () => {
  const one = hostile.find(({ name }) => name === 'winmail.dat');
  const { files } = await readMail(one?.source ?? Buffer.alloc(0));
  expect(files.map(({ name, content }) => [name, name === 'letter.doc' && Buffer.from(content).toString()])).toEqual([
    ['winmail.dat', false],
    ['letter.doc', 'doc'],
  ]);
});

test('HTML is read as a person reads it', () => {
  expect(
    textOfHtml(
      '<html><head><title>x</title></head><body><p>Halo &amp; selamat</p><ul><li>satu</li><li>dua</li></ul><a href="https://a.example/x">sini</a> <a href="https://b.example">https://b.example</a><br><img src="cid:1" alt="layar"><blockquote>lama<br>baris</blockquote></body></html>',
    ),
  ).toBe('Halo & selamat\n\n- satu\n- dua\n\nsini (https://a.example/x) https://b.example\n[layar]\n> lama\n> baris');
});

const kindOf = async (headers: Record<string, string>) => classify(await readMail(raw(headers)), ['help@desk.example']);
test.each([
  ['person', {}],
  ['person', { 'Auto-Submitted': 'no' }],
  ['own', { From: 'help@desk.example' }],
  ['own', { 'X-Pandu-Helpdesk': '7' }],
  ['auto', { 'Auto-Submitted': 'auto-replied (vacation)' }],
  ['auto', { Precedence: 'bulk' }],
  ['auto', { 'X-Autoreply': 'yes' }],
  ['auto', { Subject: 'Automatic reply: printer' }],
  ['auto', { Subject: 'Balasan otomatis: cuti' }],
  ['auto', { From: 'no-reply@shop.example' }],
  ['auto', { 'Return-Path': '<>' }],
  ['list', { 'List-Id': '<all.example.org>' }],
  ['list', { Precedence: 'list' }],
  ['bounce', { From: 'MAILER-DAEMON@mx.example' }],
  ['bounce', { 'Content-Type': 'multipart/report; report-type=delivery-status; boundary=x', 'Return-Path': '<>' }],
  ['auto', { 'Content-Type': 'multipart/report; report-type=disposition-notification; boundary=x' }],
] as const)('%s: %o', async (kind, headers) => expect(await kindOf(headers)).toBe(kind));

test.each([
  [true, 'mx.example.org; spf=pass smtp.mailfrom=x; dmarc=pass header.from=example.org'],
  [true, 'mx.example.org 1; dmarc=pass (p=none dis=none) header.from=example.org'],
  [false, 'mx.example.org; dmarc=fail header.from=example.org'],
  [false, 'mx.example.org; dmarc=pass header.from=evil.example'],
  [false, 'mx.example.org; spf=pass smtp.mailfrom=example.org'],
  [false, 'mx.evil.example; dmarc=pass header.from=example.org'],
  [false, 'mx.example.org; x=(dmarc=pass header.from=example.org)'],
])('vouched for: %s by "%s"', async (expected, results) => {
  const mail = await readMail(raw({ 'Authentication-Results': results }));
  expect(vouchedFor(mail, 'mx.example.org')).toBe(expected);
  expect(vouchedFor(mail, null)).toBe(false);
});

test('only the topmost Authentication-Results counts', async () => {
  const forged = raw({ 'Authentication-Results': 'mx.example.org; dmarc=pass header.from=example.org' });
  const mail = await readMail(Buffer.concat([Buffer.from('Authentication-Results: mx.example.org; dmarc=fail\r\n'), forged]));
  expect(vouchedFor(mail, 'mx.example.org')).toBe(false);
});

test.each([
  ['Sudah saya coba.\n\nOn Mon, 1 Jan, Help\n<help@x> wrote:\n> coba ini', 'Sudah saya coba.'],
  ['Ya\n\n-----Original Message-----\nFrom: Help\nSent: Monday', 'Ya'],
  ['Ya\n\nFrom: Help <h@x>\nSent: Monday\nTo: me\n\nold', 'Ya'],
  ['> coba ini\nsudah', '> coba ini\nsudah'],
  ['Ya\n> lama\n\n> lagi\n', 'Ya'],
])('folded: %j', (text, own) => expect(splitQuoted(text).own).toBe(own));
