import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file of test/fixtures/crashes, whose README says where each comes from. */
export const crashFixture = (name: string): string => readFileSync(join(import.meta.dirname, '../fixtures/crashes', name), 'utf8');
