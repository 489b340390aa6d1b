import fc from 'fast-check';
import { expect, test } from 'vitest';
import { composeSms } from '../../../../helpdesk/channels/sms/compose.ts';
import { idOf, outName, readInName } from '../../../../helpdesk/channels/sms/gammu/names.ts';
import { joinParts } from '../../../../helpdesk/channels/sms/gammu/parts.ts';
import { decodeText, encodeText } from '../../../../helpdesk/channels/sms/gammu/text.ts';
import { countSms } from '../../../../helpdesk/channels/sms/gsm.ts';
import { readCommand } from '../../../../helpdesk/channels/sms/keywords.ts';
import { mayReach, toE164 } from '../../../../helpdesk/channels/sms/numbers.ts';
import { smsWords } from '../../../../helpdesk/channels/sms/texts.ts';
import { uuidv7 } from '../../../../shared/model/ids.ts';

test.each([
  ['+62 812-3456-789', '+628123456789'],
  ['0812 3456 789', '+628123456789'],
  ['628123456789', '+628123456789'],
  ['00628123456789', '+628123456789'],
  ['+49 (0)30 1234567', '+49301234567'],
  ['TELKOMSEL', null],
  ['3636', null],
  ['98888', null],
  ['+0812345678', null],
  ['+62812345678901234', null],
  ['', null],
  ['*123#', null],
])('the number %j is %j', (text, number) => {
  expect(toE164(text, '+62')).toBe(number);
});

test('a number stays itself, and whatever comes is a number or none', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 30 }), (text) => {
      const number = toE164(text, '+62');
      if (number !== null) expect(toE164(number, '+1')).toBe(number);
    }),
  );
});

test('without prefixes only the own country is reached', () => {
  expect(mayReach('+628123', [], '+62')).toBe(true);
  expect(mayReach('+19001234', [], '+62')).toBe(false);
  expect(mayReach('+6581234567', ['+62', '+65'], '+62')).toBe(true);
});

test.each([
  ['HELP', 'help', null],
  [' bantuan! ', 'help', null],
  ['', 'help', null],
  ['Stop.', 'stop', null],
  ['BERHENTI', 'stop', null],
  ['mulai', 'start', null],
  ['status', 'status', null],
  ['Status #12', 'status', 12],
  ['STATUS 12', 'status', 12],
  ['stop printing please', 'message', null],
  ['tolong, bantuan!', 'message', null],
  ['#12 masih rusak', 'message', 12],
  ['status printer saya?', 'message', null],
  ['constructor', 'message', null],
] as const)('%j is understood as %s', (text, kind, number) => {
  const command = readCommand(text);
  expect(command.kind).toBe(kind);
  expect('number' in command ? command.number : null).toBe(number);
});

test('what we say by ourselves is one SMS of GSM letters in both languages', () => {
  for (const say of Object.values(smsWords)) {
    const all = [
      ...[say.help('A rather long organisation name'.slice(0, 30)), say.got(99_999), say.stopped, say.started, say.noTicket],
      ...[say.notYours(99_999), ...Object.values(say.status), say.cut],
    ];
    for (const text of all) expect([text, countSms(text)]).toEqual([text, { coding: 'gsm', segments: 1 }]);
  }
});

test('an answer says first what to do, and leads to the rest', () => {
  const parts = {
    ...{ problem: 'The printer is **paused**.', cause: 'Paper was out.', causeKind: null, alternatives: 'Use the other one.' },
    steps: ['Open [the printers](pandu:open-printer-settings).', 'Click *Resume*.'],
  };
  const link = 'https://help.example.org/m/abc';
  expect(composeSms({ number: 7, answer: { text: '', parts }, link }, 'en')).toBe(
    `#7 1. Open the printers.\n2. Click Resume. More: ${link}`,
  );
  expect(composeSms({ number: 7, answer: { text: 'Sudah beres', parts: null }, link: null }, 'id')).toBe('#7 Sudah beres');
  const long = composeSms({ number: 7, answer: { text: 'kata '.repeat(200), parts: null }, link: null }, 'id');
  expect(long.endsWith('... (dipersingkat; tanyakan lanjutannya)')).toBe(true);
  expect(countSms(long).segments).toBe(2);
  expect(composeSms({ number: 7, answer: null, link }, 'en')).toMatch(/number 7\..*https:\/\/help\.example\.org\/m\/abc$/);
});

test('file names of gammu-smsd are read back, and stay below the 100 bytes that its version 1.42 has for them', () => {
  const id = uuidv7(Date.UTC(2026, 10, 24, 12, 10, 0), new Uint8Array(10));
  const name = outName(id, '+628123456789012');
  expect(name).toBe(`OUTA20261124_121000_00_+628123456789012_${id}.txt`);
  expect(name.length).toBeLessThan(100);
  expect(idOf(name)).toBe(id);
  expect(idOf('OUT+62812.txt')).toBeNull();
  expect(readInName('IN20261124_191000_00_+628123_01.txt')).toEqual({
    ...{ message: 'IN20261124_191000_00_+628123', from: '+628123', part: 1, binary: false },
  });
  expect(readInName('IN20261124_191000_00_MY_BANK_00.bin')).toMatchObject({ from: 'MY_BANK', binary: true });
  expect(readInName('notes.txt')).toBeNull();
});

test('texts survive its encodings', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const little = encodeText(text);
      expect(decodeText(little)).toBe(text);
      expect(decodeText(Buffer.from(little).swap16())).toBe(text);
    }),
  );
  expect(decodeText(Buffer.from('é'))).toBe('é');
});

test('parts are joined by their names, or by when they were written where the network dated them differently', () => {
  const file = (name: string, writtenAt = 0) => ({ name: `IN20261124_${name}.txt`, writtenAt });
  const joined = (...files: ReturnType<typeof file>[]) => joinParts(files).map((parts) => parts.map(({ name }) => name.slice(11, -4)));
  expect(joined(file('191001_00_+6281_01'), file('191001_00_+6281_00'), file('191001_01_+6281_00', 1))).toEqual([
    ['191001_00_+6281_00', '191001_00_+6281_01'],
    ['191001_01_+6281_00'],
  ]);
  expect(joined(file('191001_00_+6281_01', 5004), file('191002_00_+6281_00', 5000), file('191002_00_+6282_00', 5002))).toEqual([
    ['191002_00_+6281_00', '191001_00_+6281_01'],
    ['191002_00_+6282_00'],
  ]);
  // Of one that never came whole.
  expect(joined(file('191001_00_+6281_01', 60_000), file('191002_00_+6281_00', 5000))).toEqual([
    ['191002_00_+6281_00'],
    ['191001_00_+6281_01'],
  ]);
  expect(joinParts([{ name: 'README', writtenAt: 0 }])).toEqual([]);
});
