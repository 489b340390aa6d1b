import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkPicture } from '../../../../shared/tips/picture-bytes.ts';
import { png, pngPart } from '../../../support/pictures.ts';

/** A WebP file of these parts. */
function webp(...parts: (readonly [string, Uint8Array])[]): Buffer {
  const body = parts.map(([name, data]) => {
    const head = Buffer.from(`${name}\0\0\0\0`, 'latin1');
    head.writeUInt32LE(data.length, 4);
    return Buffer.concat([head, data, new Uint8Array(data.length & 1)]);
  });
  const whole = Buffer.concat([Buffer.from('RIFF\0\0\0\0WEBP', 'latin1'), ...body]);
  whole.writeUInt32LE(whole.length - 8, 4);
  return whole;
}
/** The head of a lossless picture of this size. */
function lossless(width: number, height: number): Buffer {
  const data = Buffer.alloc(12);
  data[0] = 0x2f;
  data.writeUInt32LE((width - 1) | ((height - 1) << 14), 1);
  return data;
}
function jpegPart(marker: number, data: Uint8Array): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
}
function jpeg(...more: Buffer[]): Buffer {
  const frame = Buffer.from([8, 0, 30, 0, 40, 1, 1, 0x11, 0]);
  const pixels = Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56]);
  const scan = Buffer.concat([jpegPart(0xda, Buffer.from([1, 1, 0, 0, 63, 0])), pixels]);
  const jfif = jpegPart(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1'));
  return Buffer.concat([Buffer.from([0xff, 0xd8]), jfif, ...more, jpegPart(0xc0, frame), scan, Buffer.from([0xff, 0xd9])]);
}
const size = (width: number) => Buffer.from([0x2f, ...lossless(width, 30).subarray(1)]);

test.each([
  ['image/png', png()],
  ['image/png', png({ more: [pngPart('sRGB', Buffer.from([0])), pngPart('pHYs', Buffer.alloc(9))] })],
  ['image/webp', webp(['VP8L', lossless(40, 30)])],
  ['image/jpeg', jpeg()],
])('%s', (mediaType, bytes) => {
  expect(checkPicture(bytes)).toEqual({ ok: true, mediaType });
});

describe('refused', () => {
  test.each([
    ['words in a PNG', png({ more: [pngPart('tEXt', Buffer.from('Author\0Siti'))] }), 'extra', /tEXt/],
    ['packed words', png({ more: [pngPart('zTXt', Buffer.from('x'))] }), 'extra', /zTXt/],
    ['words in any script', png({ more: [pngPart('iTXt', Buffer.from('XML:com.adobe.xmp'))] }), 'extra', /iTXt/],
    ['where it was taken', png({ more: [pngPart('eXIf', Buffer.from('II*\0'))] }), 'extra', /eXIf/],
    ['something behind a PNG', Buffer.concat([png(), Buffer.from('PK')]), 'extra', /behind/],
    ['a PNG that is cut off', png().subarray(0, 60), 'damaged', /cut off/],
    ['a wide PNG', png({ width: 1601, height: 1 }), 'side', /1601 by 1/],
    ['EXIF in WebP', webp(['VP8L', lossless(40, 30)], ['EXIF', Buffer.from('II')]), 'extra', /EXIF/],
    ['XMP in WebP', webp(['VP8L', lossless(40, 30)], ['XMP ', Buffer.from('<x>')]), 'extra', /XMP/],
    ['a film', webp(['VP8L', lossless(40, 30)], ['ANIM', Buffer.alloc(6)]), 'extra', /ANIM/],
    ['a wide WebP', webp(['VP8L', size(5000)]), 'side', /5000 by 30/],
    ['something behind a WebP', Buffer.concat([webp(['VP8L', lossless(40, 30)]), Buffer.from('PK')]), 'damaged', /behind/],
    ['EXIF in JPEG', jpeg(jpegPart(0xe1, Buffer.from('Exif\0\0'))), 'extra', /e1/],
    ['IPTC in JPEG', jpeg(jpegPart(0xed, Buffer.from('Photoshop'))), 'extra', /ed/],
    ['a comment', jpeg(jpegPart(0xfe, Buffer.from('by Siti'))), 'extra', /fe/],
    ['something behind a JPEG', Buffer.concat([jpeg(), Buffer.from('PK')]), 'extra', /behind/],
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'type', /neither/],
    ['nothing', Buffer.alloc(0), 'type', /neither/],
    ['much', Buffer.concat([png(), Buffer.alloc(500_000)]), 'size', /at most 500000/],
  ])('%s', (_, bytes, reason, detail) => {
    expect(checkPicture(bytes)).toEqual({ ok: false, reason, detail: expect.stringMatching(detail) });
  });
});

test('any bytes are answered', () => {
  const begin = fc.constantFrom(png(), webp(['VP8L', lossless(40, 30)]), jpeg());
  fc.assert(
    fc.property(begin, fc.array(fc.tuple(fc.nat(120), fc.nat(255)), { maxLength: 5 }), fc.nat(200), (whole, changes, cut) => {
      const bytes = Uint8Array.from(whole);
      for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
      expect(typeof checkPicture(bytes.subarray(0, cut)).ok).toBe('boolean');
      expect(typeof checkPicture(bytes).ok).toBe('boolean');
    }),
    { numRuns: 2000 },
  );
});
