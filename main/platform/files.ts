import { closeSync, fstatSync, openSync, readdirSync, readFileSync, readlinkSync, readSync, realpathSync, statSync } from 'node:fs';

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
  /** Bytes. */
  readonly size: (path: string) => number | null;
  /** Milliseconds since 1970. */
  readonly modifiedAt: (path: string) => number | null;
  /** Other than before when the file was written anew or replaced; null when it is not there. */
  readonly stamp: (path: string) => string | null;
  /** Folder of our own for what takes long to read out of the system's files; null: nothing is kept. */
  readonly cache: string | null;
}

const kernels = /^\/(?:proc|sys)\//;
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
    return readRest(file, scratch.subarray(0, filled), max);
  } finally {
    closeSync(file);
  }
}

/** @param head of the scratch buffer, so it is copied before anything else is read */
function readRest(file: number, head: Buffer, max: number): Buffer {
  // One byte more than it says, so that its end is seen without another buffer. What grows meanwhile, or says nothing, goes on in pieces.
  const whole = Buffer.allocUnsafe(Math.min(max, Math.max(fstatSync(file).size + 1, head.length + 1_048_576)));
  head.copy(whole);
  let filled = head.length;
  while (filled < whole.length) {
    const count = readSync(file, whole, filled, whole.length - filled, null);
    if (count === 0) return whole.subarray(0, filled);
    filled += count;
  }
  return filled < max ? Buffer.concat([whole, readRest(file, Buffer.alloc(0), max - filled)]) : whole;
}

/**
 * @param root "/" on a desktop; a folder of fixtures in a test
 * @param cache made when something is kept
 */
export function createFiles(root = '/', cache: string | null = null): Files {
  const prefix = root === '/' ? '' : root.replace(/\/+$/, '');
  const bytes = (path: string, max = 1_048_576): Buffer | null => orNull(() => readUpTo(prefix + path, max));
  return {
    bytes,
    text: (path, max) =>
      // The kernel's own are small, and Node reads a whole text with one call instead of four: a third of the time for each of a hundred.
      prefix === '' && max === undefined && kernels.test(path)
        ? orNull(() => readFileSync(path, 'utf8'))
        : (bytes(path, max)?.toString('utf8') ?? null),
    list: (path) => orNull(() => readdirSync(prefix + path)) ?? [],
    link: (path) => orNull(() => readlinkSync(prefix + path)),
    real: (path) => orNull(() => realpathSync(prefix + path).slice(prefix.length) || '/'),
    kind: (path) => {
      // Most that are asked for are not there, and an exception costs ten times as much as the question.
      const found = orNull(() => statSync(prefix + path, { throwIfNoEntry: false }));
      return found ? (found.isDirectory() ? 'folder' : 'file') : null;
    },
    cache,
    stamp: (path) => {
      const found = orNull(() => statSync(prefix + path, { throwIfNoEntry: false }));
      return found ? `${found.ino}-${found.size}-${found.mtimeMs}-${found.ctimeMs}` : null;
    },
    size: (path) => orNull(() => statSync(prefix + path, { throwIfNoEntry: false })?.size ?? null),
    modifiedAt: (path) => orNull(() => statSync(prefix + path).mtimeMs),
  };
}
