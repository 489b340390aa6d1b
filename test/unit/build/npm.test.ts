import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isInstalled } from '../../../build/setup/npm.mjs';

test('the lockfile names nothing that npm ci leaves out, or every start would fetch everything again', () => {
  expect(isInstalled(join(import.meta.dirname, '../../..'))).toBe(true);
});
