import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanPicture } from '../../../../helpdesk/channels/web/clean-picture.ts';
import { checkPicture } from '../../../../shared/tips/picture-bytes.ts';
import { jpeg, jpegPart, lossless, png, pngPart, webp } from '../../../support/pictures.ts';

/** As a telephone writes it: which side is up, and where it was taken. */
function exif(orientation: number, order: 'II' | 'MM' = 'MM'): Buffer {
  const data = Buffer.alloc(26);
  const u16 = (value: number, at: number) => (order === 'II' ? data.writeUInt16LE(value, at) : data.writeUInt16BE(value, at));
  const u32 = (value: number, at: number) => (order === 'II' ? data.writeUInt32LE(value, at) : data.writeUInt32BE(value, at));
  data.write(order, 0, 'latin1');
  u16(42, 2);
  u32(8, 4);
  u16(1, 8);
  u16(0x0112, 10);
  u16(3, 12);
  u32(1, 14);
  u16(orientation, 18);
  return Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), data, Buffer.from('GPS 6.2S 106.8E secret')]);
}
const clean = (bytes: Buffer): Buffer => {
  const cleaned = cleanPicture(bytes);
  if (!cleaned.ok) throw new Error(cleaned.reason);
  return cleaned.bytes;
};

describe('what is no picture goes, and what is left is one', () => {
  const secret = Buffer.from('secret');
  test.each([
    ['words in a PNG', png({ more: [pngPart('tEXt', secret), pngPart('eXIf', secret)] })],
    ['something behind a PNG', Buffer.concat([png(), secret])],
    ['Exif and XMP in WebP', webp(['VP8L', lossless(40, 30)], ['EXIF', secret], ['XMP ', secret])],
    ['something behind a WebP', Buffer.concat([webp(['VP8L', lossless(40, 30)]), secret])],
    [
      'Exif, IPTC, XMP and a comment in JPEG',
      jpeg(jpegPart(0xe1, exif(1)), jpegPart(0xed, secret), jpegPart(0xe1, secret), jpegPart(0xfe, secret)),
    ],
    ['a thumbnail in JFIF', jpeg(jpegPart(0xe0, Buffer.concat([Buffer.from('JFXX\0'), secret])))],
    ['another picture behind a JPEG', Buffer.concat([jpeg(), jpeg(jpegPart(0xfe, secret))])],
  ])('%s', (_, bytes) => {
    expect(bytes.includes('secret')).toBe(true);
    const cleaned = clean(bytes);
    expect(cleaned.includes('secret')).toBe(false);
    expect(checkPicture(cleaned)).toMatchObject({ ok: true });
    expect(clean(cleaned).equals(cleaned)).toBe(true);
  });
});

test.each(['II', 'MM'] as const)('what is upright stays upright, %s', (order) => {
  const cleaned = clean(jpeg(jpegPart(0xe1, exif(6, order))));
  expect(cleaned.includes('secret')).toBe(false);
  expect(cleaned.subarray(2, 4).toString('hex')).toBe('ffe1');
  expect(cleaned.readUInt16BE(30)).toBe(6);
  expect(clean(cleaned).equals(cleaned)).toBe(true);
  expect(clean(jpeg(jpegPart(0xe1, exif(99, order)))).includes('Exif')).toBe(false);
});

test('the flags of a WebP say no more than what is in it', () => {
  const head = Buffer.alloc(10);
  head[0] = 0b0011_1100;
  head.writeUIntLE(39, 4, 3);
  head.writeUIntLE(29, 7, 3);
  const cleaned = clean(webp(['VP8X', head], ['ICCP', Buffer.alloc(4)], ['VP8L', lossless(40, 30)], ['EXIF', Buffer.alloc(4)]));
  expect(cleaned[20]).toBe(0b0001_0000);
  expect(cleaned.readUInt32LE(4)).toBe(cleaned.length - 8);
});

test.each([
  ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>'), 'type'],
  ['HTML', Buffer.from('<!doctype html><script>'), 'type'],
  ['HEIC', Buffer.from('\0\0\0\x18ftypheic', 'latin1'), 'type'],
  ['a GIF', Buffer.from('GIF89a'), 'type'],
  ['the begin of a PNG', png().subarray(0, 40), 'damaged'],
  ['the begin of a JPEG', jpeg().subarray(0, -2), 'damaged'],
  ['a JPEG of nothing', Buffer.from('ffd8ffd9', 'hex'), 'damaged'],
  ['a picture that unpacks to gigabytes', png({ more: [pngPart('IHDR', Buffer.from('0000ffff0000ffff0802000000', 'hex'))] }), 'large'],
] as const)('%s is refused', (_, bytes, reason) => {
  expect(cleanPicture(bytes)).toEqual({ ok: false, reason });
});

test('any bytes are answered', () => {
  const begin = fc.constantFrom(png(), webp(['VP8L', lossless(40, 30)]), jpeg(jpegPart(0xe1, exif(6))));
  fc.assert(
    fc.property(begin, fc.array(fc.tuple(fc.nat(150), fc.nat(255)), { maxLength: 6 }), fc.nat(250), (whole, changes, cut) => {
      const bytes = Buffer.from(whole);
      for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
      expect(typeof cleanPicture(bytes.subarray(0, cut)).ok).toBe('boolean');
      expect(typeof cleanPicture(bytes).ok).toBe('boolean');
    }),
    { numRuns: 3000 },
  );
});
