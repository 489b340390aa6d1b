import { crc32 } from './crc32.ts';
import { textOf } from './utf8.ts';
import type { ZipFile } from './write-zip.ts';

export interface ZipLimits {
  readonly files: number;
  /** Bytes of one file, and of all of them, unpacked. */
  readonly fileBytes: number;
  readonly allBytes: number;
}
export type ReadZip = { readonly ok: true; readonly files: readonly ZipFile[] } | { readonly ok: false; readonly reason: string };

/** Unpacks DEFLATE into at most so many bytes. `too-large`: there are more; `damaged`: it is not DEFLATE. */
export type Inflate = (raw: Uint8Array, most: number) => Uint8Array | 'too-large' | 'damaged';

const stored = 0;
const deflated = 8;

class Unreadable extends Error {}

/**
 * The files of a ZIP file; folders are left out. What a stranger packed is believed nothing: sizes are limited while
 * unpacking, checksums are held against the content, names that lead elsewhere, that are there twice or that two systems
 * would read differently refuse the whole.
 * @param inflate without it, only files that were not packed any further are read
 */
export function readZip(bytes: Uint8Array, limits: ZipLimits, inflate?: Inflate): ReadZip {
  try {
    return { ok: true, files: read(bytes, limits, inflate) };
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, reason: error.message };
    if (error instanceof RangeError) return { ok: false, reason: 'It is cut off or damaged.' };
    throw error;
  }
}

function read(bytes: Uint8Array, limits: ZipLimits, inflate: Inflate | undefined): ZipFile[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endRecord(view);
  const count = view.getUint16(end + 10, true);
  if (view.getUint16(end + 4, true) !== 0 || view.getUint16(end + 8, true) !== count)
    throw new Unreadable('It is a part of a ZIP file only.');
  if (count > limits.files) throw new Unreadable(`It has ${count} files, at most ${limits.files}.`);
  const names = new Set<string>();
  const files: ZipFile[] = [];
  let left = limits.allBytes;
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index += 1) {
    if (view.getUint32(at, true) !== 0x02014b50) throw new Unreadable('Its list of files is damaged.');
    const nameLength = view.getUint16(at + 28, true);
    const name = nameOf(bytes.subarray(at + 46, at + 46 + nameLength), nameLength);
    const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (!name.endsWith('/')) {
      // Some file systems hold "A.md" and "a.md" for the same.
      const key = name.toLowerCase();
      if (names.has(key)) throw new Unreadable(`"${name}" is in it twice.`);
      names.add(key);
      const content = contentOf(bytes, view, at, name, Math.min(limits.fileBytes, left), inflate);
      left -= content.length;
      files.push({ name, bytes: content });
    }
    at = next;
  }
  return files;
}

/** The last record; a comment of up to 65535 bytes may follow it. */
function endRecord(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 0xffff); at -= 1) {
    if (view.getUint32(at, true) === 0x06054b50 && at + 22 + view.getUint16(at + 20, true) === view.byteLength) return at;
  }
  throw new Unreadable('It is no ZIP file.');
}

function nameOf(raw: Uint8Array, length: number): string {
  if (raw.length !== length || length === 0) throw new Unreadable('Its list of files is damaged.');
  const name = textOf(raw);
  if (name === null) throw new Unreadable('A name in it is not UTF-8.');
  const parts = name.replace(/\/$/, '').split('/');
  const elsewhere = parts.some((part) => part === '' || part === '.' || part === '..') || /[\\:\p{Cc}]/u.test(name);
  if (elsewhere) throw new Unreadable(`The name ${JSON.stringify(name.slice(0, 100))} is not allowed.`);
  return name;
}

function contentOf(bytes: Uint8Array, view: DataView, at: number, name: string, most: number, inflate?: Inflate): Uint8Array {
  const method = view.getUint16(at + 10, true);
  if ((view.getUint16(at + 8, true) & 1) !== 0) throw new Unreadable(`"${name}" is encrypted.`);
  const packed = view.getUint32(at + 20, true);
  const size = view.getUint32(at + 24, true);
  if (size > most) throw new Unreadable(`"${name}" is too large.`);
  const local = view.getUint32(at + 42, true);
  if (view.getUint32(local, true) !== 0x04034b50) throw new Unreadable(`"${name}" is damaged.`);
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  const raw = bytes.subarray(start, start + packed);
  if (raw.length !== packed) throw new Unreadable('It is cut off or damaged.');
  const content = method === stored ? raw : method === deflated && inflate ? inflated(inflate(raw, most), name) : null;
  if (!content) throw new Unreadable(`"${name}" is packed in a way that is not known here.`);
  if (content.length !== size || crc32(content) !== view.getUint32(at + 16, true)) throw new Unreadable(`"${name}" is damaged.`);
  return content;
}

function inflated(content: ReturnType<Inflate>, name: string): Uint8Array {
  if (content === 'too-large') throw new Unreadable(`"${name}" is too large.`);
  if (content === 'damaged') throw new Unreadable(`"${name}" is damaged.`);
  return content;
}
