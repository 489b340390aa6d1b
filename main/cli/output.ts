import { writeSync } from 'node:fs';

const wait = new Int32Array(new SharedArrayBuffer(4));

/**
 * Writes the whole text to a file descriptor at once. `process.stdout` would load the network and terminal parts of
 * Node first, which costs a tenth of our start. A descriptor that somebody made non-blocking answers EAGAIN when its
 * reader is slow: we wait a moment and go on.
 * @returns false when nobody reads any more (EPIPE)
 */
export function writeWhole(descriptor: number, text: string): boolean {
  const bytes = Buffer.from(text, 'utf8');
  let offset = 0;
  while (offset < bytes.length) {
    try {
      offset += writeSync(descriptor, bytes, offset);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === 'EPIPE') return false;
      if (code !== 'EAGAIN') throw error;
      Atomics.wait(wait, 0, 0, 5);
    }
  }
  return true;
}
