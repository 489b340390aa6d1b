import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Bytes of a file in test/fixtures. */
export const fixture = (path: string): Buffer => readFileSync(join(import.meta.dirname, '../fixtures', path));
