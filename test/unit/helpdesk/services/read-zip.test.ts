import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readZip } from '../../../../helpdesk/services/read-zip.ts';
import { writeZip, type ZipFile } from '../../../../shared/zip/write-zip.ts';

const limits = { files: 20, fileBytes: 10_000, allBytes: 15_000 };
const bytes = (text: string) => new TextEncoder().encode(text);
const file = (name: string, text = 'x'): ZipFile => ({ name, bytes: bytes(text) });
const reasonOf = (zip: Uint8Array) => {
  const read = readZip(zip, limits);
  return read.ok ? null : read.reason;
};

/** What `zip` makes: one file, deflated. */
function deflated(name: string, content: Uint8Array, claim = content.length): Uint8Array {
  const packed = deflateRawSync(content);
  const zip = Buffer.from(writeZip([{ name, bytes: packed }]));
  const real = Buffer.from(writeZip([{ name, bytes: content }]));
  const directory = zip.length - 22 - 46 - name.length;
  const crc = real.readUInt32LE(14);
  for (const at of [0, directory + 2]) {
    zip.writeUInt16LE(8, at + 8);
    zip.writeUInt32LE(crc, at + 14);
    zip.writeUInt32LE(claim, at + 22);
  }
  return zip;
}

test('what was written is read, with names in any script', () => {
  const name = fc.stringMatching(/^[\p{L}a-z0-9 ._-]{0,8}[\p{L}a-z0-9]$/u).filter((one) => one !== '.' && one !== '..');
  const files = fc.uniqueArray(
    fc.record({
      name: fc.array(name, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/')),
      bytes: fc.uint8Array({ maxLength: 300 }),
    }),
    { maxLength: 8, selector: ({ name: one }) => one.toLowerCase() },
  );
  fc.assert(
    fc.property(files, (list) => {
      const zip = writeZip(list);
      const read = readZip(zip, limits);
      expect(read.ok && read.files.map((one) => [one.name, [...one.bytes]])).toEqual(list.map((one) => [one.name, [...one.bytes]]));
      expect(writeZip(list)).toEqual(zip);
    }),
  );
});

test('a packed file, a folder and a comment at the end', () => {
  const read = readZip(deflated('a.md', bytes('hello '.repeat(200))), limits);
  expect(read.ok && new TextDecoder().decode(read.files[0]?.bytes)).toBe('hello '.repeat(200));
  expect(readZip(writeZip([file('tips/', ''), file('tips/a.md')]), limits)).toMatchObject({ ok: true, files: [{ name: 'tips/a.md' }] });
  const commented = Buffer.concat([writeZip([file('a.md')]), Buffer.from('hi')]);
  commented.writeUInt16LE(2, commented.length - 4);
  expect(readZip(commented, limits)).toMatchObject({ ok: true });
});

describe('refused, with a reason', () => {
  const damaged = Buffer.from(writeZip([file('a.md', 'hello')]));
  damaged[36] = 0;
  const many = writeZip(Array.from({ length: 21 }, (_, at) => file(`${at}.md`)));
  test.each([
    ['no ZIP file', bytes('hello'), /no ZIP/],
    ['empty', new Uint8Array(), /no ZIP/],
    ['cut off at its beginning', writeZip([file('a.md', 'hello')]).subarray(20), /damaged/],
    ['another content than its checksum', damaged, /"a.md" is damaged/],
    ['out of its folder', writeZip([file('../a.md')]), /not allowed/],
    ['out of its folder, further in', writeZip([file('tips/../../a.md')]), /not allowed/],
    ['from the root', writeZip([file('/etc/passwd')]), /not allowed/],
    ['a drive of Windows', writeZip([file('C:\\a.md')]), /not allowed/],
    ['a name twice', writeZip([file('a.md'), file('a.md')]), /twice/],
    ['a name twice for Windows', writeZip([file('a.md'), file('A.md')]), /twice/],
    ['a file that is too large', writeZip([file('a.md', 'x'.repeat(10_001))]), /too large/],
    ['all that are too large together', writeZip([file('a.md', 'x'.repeat(9000)), file('b.md', 'x'.repeat(9000))]), /"b.md" is too large/],
    ['a bomb', deflated('a.md', new Uint8Array(3_000_000)), /too large/],
    ['a bomb that says it is small', deflated('a.md', new Uint8Array(3_000_000), 100), /too large/],
    ['too many', many, /21 files/],
  ])('%s', (_, zip, reason) => {
    expect(reasonOf(zip)).toMatch(reason);
  });
});

test('any bytes, and any change of a ZIP file, are answered', () => {
  const whole = writeZip([file('tips/en/a.md', 'hello'), file('pictures/b.png', 'world')]);
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 6 }), fc.nat(whole.length), (changes, cut) => {
      const changed = Uint8Array.from(whole);
      for (const [at, value] of changes) changed[at] = value;
      expect(typeof readZip(changed.subarray(0, cut), limits).ok).toBe('boolean');
      expect(typeof readZip(changed, limits).ok).toBe('boolean');
    }),
    { numRuns: 2000 },
  );
});
