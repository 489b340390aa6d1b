import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { crc32 } from '../../shared/zip/crc32.ts';

/** One part of a PNG file. */
export function pngPart(name: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const head = Buffer.alloc(4);
  head.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([head, body, sum]);
}

/** A real PNG of one colour; `more` goes before its pixels. */
export function png({
  width = 40,
  height = 30,
  colour = [0x2f, 0x6f, 0x5e] as readonly number[],
  more = [] as readonly Buffer[],
} = {}): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const row = Buffer.concat([Buffer.from([0]), ...Array.from({ length: width }, () => Buffer.from(colour))]);
  const pixels = deflateSync(Buffer.concat(Array.from({ length: height }, () => row)));
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    pngPart('IHDR', head),
    ...more,
    pngPart('IDAT', pixels),
    pngPart('IEND', new Uint8Array()),
  ]);
}

export const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** A WebP file of these parts. */
export function webp(...parts: (readonly [string, Uint8Array])[]): Buffer {
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
export function lossless(width: number, height: number): Buffer {
  const data = Buffer.alloc(12);
  data[0] = 0x2f;
  data.writeUInt32LE((width - 1) | ((height - 1) << 14), 1);
  return data;
}

export function jpegPart(marker: number, data: Uint8Array): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
}

/** A JPEG of 40 by 30 pixels that nobody has to draw; `more` comes before its size. */
export function jpeg(...more: Buffer[]): Buffer {
  const frame = Buffer.from([8, 0, 30, 0, 40, 1, 1, 0x11, 0]);
  const pixels = Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56]);
  const scan = Buffer.concat([jpegPart(0xda, Buffer.from([1, 1, 0, 0, 63, 0])), pixels]);
  const jfif = jpegPart(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1'));
  return Buffer.concat([Buffer.from([0xff, 0xd8]), jfif, ...more, jpegPart(0xc0, frame), scan, Buffer.from([0xff, 0xd9])]);
}
