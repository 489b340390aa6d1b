import { createRequire } from 'node:module';

interface Range {
  readonly start: bigint;
  /** Bytes. */
  readonly length: number;
}

/**
 * The mappings of a process (/proc/PID/smaps, proc(5)) that are read-only program text of a file, with no page of it
 * changed by this process: the kernel can fetch each page again from the file. Linear; nonsense yields nothing.
 */
export function droppableRanges(smaps: string): readonly Range[] {
  const found: Range[] = [];
  let candidate: Range | null = null;
  for (const line of smaps.split('\n')) {
    const head = /^([0-9a-f]{1,16})-([0-9a-f]{1,16}) (\S{4}) \S+ \S+ (\d+)/.exec(line);
    if (head) {
      const [, from = '', to = '', permissions = '', inode = ''] = head;
      const start = BigInt(`0x${from}`);
      const length = Number(BigInt(`0x${to}`) - start);
      // Not `w`, of course; and not `r--p` either: relocated data looks like that once it is protected.
      candidate = permissions === 'r-xp' && inode !== '0' && length > 0 ? { start, length } : null;
    } else if (candidate && /^Anonymous:\s+0 kB$/.test(line)) {
      found.push(candidate);
      candidate = null;
    }
  }
  return found;
}

/** madvise(2): forget these pages; what is read again comes from the file, as a rule from the page cache. */
const dontNeed = 4;

interface ForeignFunctions {
  load(library: string): { func(signature: string): (...values: unknown[]) => unknown };
}

/**
 * Takes the program text that nothing uses at the moment out of our working set (see ADR 0303), as Chromium OS does with
 * programs in the background. Returns the number of mappings.
 *
 * @param addon koffi's native part, which lets JavaScript call the C library
 * @throws when the addon cannot be loaded (no build of it for this kind of computer) or the kernel refuses
 */
export function dropProgramText(addon: string, smaps: string): number {
  const koffi = createRequire(import.meta.url)(addon) as ForeignFunctions;
  const madvise = koffi.load('libc.so.6').func('int madvise(uintptr_t start, size_t length, int advice)');
  const ranges = droppableRanges(smaps);
  for (const { start, length } of ranges) {
    if (madvise(start, length, dontNeed) !== 0) throw new Error('the kernel keeps the program text');
  }
  return ranges.length;
}
