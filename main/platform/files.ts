import { closeSync, openSync, readdirSync, readlinkSync, readSync, realpathSync, statSync } from 'node:fs';

/**
 * Small reads of the system's own files below a root, synchronous: for /proc, /sys and /etc a read costs microseconds,
 * and a round through the thread pool ten times as much. Nothing here may be used for a path on a network drive.
 */
export interface Files {
  /** Contents as UTF-8, at most `max` bytes of it (default 1 MB); null when it cannot be read. */
  readonly text: (path: string, max?: number) => string | null;
  readonly bytes: (path: string, max?: number) => Buffer | null;
  /** Names in a folder; none when it cannot be read. */
  readonly list: (path: string) => string[];
  /** Where a symbolic link points, as written. */
  readonly link: (path: string) => string | null;
  /** The path without any symbolic link, as seen from the root. */
  readonly real: (path: string) => string | null;
  readonly kind: (path: string) => 'file' | 'folder' | null;
  /** Milliseconds since 1970. */
  readonly modifiedAt: (path: string) => number | null;
}

const scratch = Buffer.allocUnsafe(65_536);

/** Errors of reading are facts here ("there is no such thing"), never failures. */
function orNull<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}

/** Files in /proc say that they are empty: read until nothing comes. */
function readUpTo(path: string, max: number): Buffer {
  const file = openSync(path, 'r');
  try {
    const room = Math.min(max, scratch.length);
    let filled = 0;
    while (filled < room) {
      const count = readSync(file, scratch, filled, room - filled, null);
      if (count === 0) return Buffer.from(scratch.subarray(0, filled));
      filled += count;
    }
    return readRest(file, Buffer.from(scratch.subarray(0, filled)), max);
  } finally {
    closeSync(file);
  }
}

function readRest(file: number, head: Buffer, max: number): Buffer {
  const chunks = [head];
  let total = head.length;
  while (total < max) {
    const chunk = Buffer.allocUnsafe(Math.min(1_048_576, max - total));
    const count = readSync(file, chunk, 0, chunk.length, null);
    if (count === 0) break;
    chunks.push(chunk.subarray(0, count));
    total += count;
  }
  return chunks.length === 1 ? head : Buffer.concat(chunks, total);
}

/** @param root "/" on a desktop; a folder of fixtures in a test */
export function createFiles(root = '/'): Files {
  const prefix = root === '/' ? '' : root.replace(/\/+$/, '');
  const bytes = (path: string, max = 1_048_576): Buffer | null => orNull(() => readUpTo(prefix + path, max));
  return {
    bytes,
    text: (path, max) => bytes(path, max)?.toString('utf8') ?? null,
    list: (path) => orNull(() => readdirSync(prefix + path)) ?? [],
    link: (path) => orNull(() => readlinkSync(prefix + path)),
    real: (path) => orNull(() => realpathSync(prefix + path).slice(prefix.length) || '/'),
    kind: (path) => {
      // Most that are asked for are not there, and an exception costs ten times as much as the question.
      const found = orNull(() => statSync(prefix + path, { throwIfNoEntry: false }));
      return found ? (found.isDirectory() ? 'folder' : 'file') : null;
    },
    modifiedAt: (path) => orNull(() => statSync(prefix + path).mtimeMs),
  };
}
