import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkPicture } from '../../../../shared/tips/picture-bytes.ts';
import { jpeg, jpegPart, lossless, png, pngPart, webp } from '../../../support/pictures.ts';

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
