import { crc32 } from './crc32.ts';
import { utf8 } from './utf8.ts';

export interface ZipFile {
  /** With "/" between folders. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

const version = 20;
/** Names are UTF-8. */
const flags = 0x0800;
/** 1980-01-01, the first day of ZIP: a file that says when it was packed would differ each time. */
const firstDay = 0x0021;

/**
 * A ZIP file (APPNOTE 6.3) of files as they are, not packed any further: pictures would not get smaller, and the same
 * files are the same bytes everywhere. Files in the order given.
 * @throws RangeError for more than ZIP without its 64-bit parts can hold
 */
export function writeZip(files: readonly ZipFile[]): Uint8Array<ArrayBuffer> {
  if (files.length > 0xffff) throw new RangeError('too many files for a ZIP file');
  const entries = files.map(({ name, bytes }) => ({ name: utf8(name), bytes, crc: crc32(bytes) }));
  const whole = entries.reduce((sum, { name, bytes }) => sum + 30 + 46 + 2 * name.length + bytes.length, 22);
  if (whole > 0xffffffff) throw new RangeError('too large for a ZIP file');
  const out = new Uint8Array(whole);
  const view = new DataView(out.buffer);
  let at = 0;
  const u16 = (value: number) => {
    view.setUint16(at, value, true);
    at += 2;
  };
  const u32 = (value: number) => {
    view.setUint32(at, value, true);
    at += 4;
  };
  const raw = (bytes: Uint8Array) => {
    out.set(bytes, at);
    at += bytes.length;
  };
  /** What both headers of a file have in common. */
  const common = ({ name, bytes, crc }: (typeof entries)[number]) => {
    for (const value of [version, flags, 0, 0, firstDay]) u16(value);
    for (const value of [crc, bytes.length, bytes.length]) u32(value);
    u16(name.length);
    u16(0);
  };
  const offsets: number[] = [];
  for (const entry of entries) {
    offsets.push(at);
    u32(0x04034b50);
    common(entry);
    raw(entry.name);
    raw(entry.bytes);
  }
  const directory = at;
  for (const [index, entry] of entries.entries()) {
    u32(0x02014b50);
    u16(version);
    common(entry);
    for (let field = 0; field < 3; field += 1) u16(0);
    u32(0);
    u32(offsets[index] ?? 0);
    raw(entry.name);
  }
  const size = at - directory;
  u32(0x06054b50);
  for (const value of [0, 0, entries.length, entries.length]) u16(value);
  u32(size);
  u32(directory);
  u16(0);
  return out;
}
