import type { AttachmentRef } from '../../../shared/model/ticket.ts';
import { webLimits } from './limits.ts';

export type CleanedPicture =
  | { readonly ok: true; readonly mediaType: AttachmentRef['mediaType']; readonly bytes: Buffer }
  | { readonly ok: false; readonly reason: 'type' | 'large' | 'damaged' };

const no = (reason: 'type' | 'large' | 'damaged'): CleanedPicture => ({ ok: false, reason });

/**
 * A picture as a telephone makes it, without what it knows beside the picture: place, time, maker, thumbnails, other pictures
 * behind its end. Copied part by part; pixels are not looked at. What is upright stays upright.
 */
export function cleanPicture(bytes: Buffer): CleanedPicture {
  try {
    if (bytes.toString('latin1', 0, 8) === '\x89PNG\r\n\x1a\n') return finish('image/png', cleanPng(bytes));
    if (bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP')
      return finish('image/webp', cleanWebp(bytes));
    if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return finish('image/jpeg', cleanJpeg(bytes));
  } catch (error) {
    if (error instanceof RangeError) return no('damaged');
    throw error;
  }
  return no('type');
}

interface Drawn {
  readonly width: number;
  readonly height: number;
  readonly parts: readonly Buffer[];
}

function finish(mediaType: AttachmentRef['mediaType'], { width, height, parts }: Drawn): CleanedPicture {
  if (width === 0 || height === 0) return no('damaged');
  if (width * height > webLimits.picturePixels) return no('large');
  return { ok: true, mediaType, bytes: Buffer.concat(parts) };
}

/** A part of the bytes that must be there whole. */
function slice(bytes: Buffer, from: number, to: number): Buffer {
  if (to > bytes.length || from > to) throw new RangeError('cut off');
  return bytes.subarray(from, to);
}

/** Only how the pixels are meant. */
const pngParts = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'sBIT', 'pHYs', 'bKGD', 'cICP']);

function cleanPng(bytes: Buffer): Drawn {
  const parts = [slice(bytes, 0, 8)];
  let [width, height] = [0, 0];
  for (let at = 8; ; ) {
    const length = bytes.readUInt32BE(at);
    const name = slice(bytes, at + 4, at + 8).toString('latin1');
    const part = slice(bytes, at, at + 12 + length);
    if (at === 8 && name !== 'IHDR') throw new RangeError('no header');
    if (name === 'IHDR') [width, height] = [bytes.readUInt32BE(at + 8), bytes.readUInt32BE(at + 12)];
    if (pngParts.has(name)) parts.push(part);
    if (name === 'IEND') return { width, height, parts };
    at += part.length;
  }
}

const webpParts = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF']);
/** In VP8X: a colour profile, Exif and XMP follow. They do not any more. */
const webpExtras = 0b0010_1100;

function cleanWebp(bytes: Buffer): Drawn {
  const end = bytes.readUInt32LE(4) + 8;
  const parts: Buffer[] = [];
  let [width, height] = [0, 0];
  for (let at = 12; at < end; ) {
    const name = slice(bytes, at, at + 4).toString('latin1');
    const length = bytes.readUInt32LE(at + 4);
    const data = at + 8;
    const part = Buffer.from(slice(bytes, at, Math.min(data + length + (length & 1), end)));
    slice(bytes, data, data + length);
    if (name === 'VP8 ' && width === 0) [width, height] = [bytes.readUInt16LE(data + 6) & 0x3fff, bytes.readUInt16LE(data + 8) & 0x3fff];
    if (name === 'VP8L' && width === 0) {
      const bits = bytes.readUInt32LE(data + 1);
      [width, height] = [(bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1];
    }
    if (name === 'VP8X') {
      [width, height] = [bytes.readUIntLE(data + 4, 3) + 1, bytes.readUIntLE(data + 7, 3) + 1];
      part.writeUInt8(part.readUInt8(8) & ~webpExtras, 8);
    }
    if (webpParts.has(name)) parts.push(part);
    at = data + length + (length & 1);
  }
  const size = Buffer.alloc(12);
  size.write('RIFF', 0, 'latin1');
  size.writeUInt32LE(4 + parts.reduce((sum, { length }) => sum + length, 0), 4);
  size.write('WEBP', 8, 'latin1');
  return { width, height, parts: [size, ...parts] };
}

/** Exif, XMP, IPTC, colour profiles, comments and thumbnails go; which side is up is said again, in the fewest bytes. */
function cleanJpeg(bytes: Buffer): Drawn {
  const parts: Buffer[] = [];
  let [width, height, turned] = [0, 0, 1];
  for (let at = 2; ; ) {
    // Between parts any number of these may stand.
    while (bytes.readUInt8(at) === 0xff && bytes.readUInt8(at + 1) === 0xff) at += 1;
    if (bytes.readUInt8(at) !== 0xff) throw new RangeError('no marker');
    const marker = bytes.readUInt8(at + 1);
    if (marker === 0xd9) return { width, height, parts: [Buffer.from('ffd8', 'hex'), upright(turned), ...parts, slice(bytes, at, at + 2)] };
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    const part = slice(bytes, at, end);
    if (marker === 0xe1 && turned === 1) turned = orientationOf(part.subarray(4));
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc)
      [height, width] = [bytes.readUInt16BE(at + 5), bytes.readUInt16BE(at + 7)];
    at = end;
    if (marker === 0xda) {
      // The pixels go on to the next marker that is none of theirs.
      for (at = markerFrom(bytes, at); isOfPixels(bytes.readUInt8(at + 1)); at = markerFrom(bytes, at + 1));
      parts.push(part, slice(bytes, end, at));
    } else if (!isBeside(marker)) parts.push(part);
    // JFIF without a thumbnail, and Adobe's word on how the colours are meant.
    else if ((marker === 0xe0 && part.length === 18) || (marker === 0xee && part.length === 16)) parts.push(part);
  }
}

function markerFrom(bytes: Buffer, from: number): number {
  const at = bytes.indexOf(0xff, from);
  if (at < 0) throw new RangeError('cut off');
  return at;
}

const isOfPixels = (marker: number): boolean => marker === 0 || marker === 0xff || (marker >= 0xd0 && marker <= 0xd7);
const isBeside = (marker: number): boolean => (marker >= 0xe0 && marker <= 0xef) || marker === 0xfe;

/** Exif's orientation, 1 to 8; 1 for whatever says none. */
function orientationOf(exif: Buffer): number {
  if (exif.toString('latin1', 0, 6) !== 'Exif\0\0') return 1;
  const tiff = exif.subarray(6);
  const little = tiff.toString('latin1', 0, 2) === 'II';
  const u16 = (at: number) => (at + 2 > tiff.length ? 0 : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  if (tiff.length < 8) return 1;
  const directory = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  const count = Math.min(u16(directory), 200);
  for (let entry = 0; entry < count; entry += 1) {
    const at = directory + 2 + entry * 12;
    if (u16(at) !== 0x0112) continue;
    const value = u16(at + 8);
    return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}

/** An Exif part that says nothing but the orientation; nothing for what is upright. */
function upright(orientation: number): Buffer {
  if (orientation === 1) return Buffer.alloc(0);
  const part = Buffer.from('ffe10022457869660000' + '4d4d002a00000008' + '0001' + '0112000300000001' + '00000000' + '00000000', 'hex');
  part.writeUInt16BE(orientation, 28);
  return part;
}
