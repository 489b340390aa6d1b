import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readStarterTips } from '../../../build/tips.ts';

test('the starter tips are in order, in both languages', async () => {
  const { tips, problems } = await readStarterTips(join(import.meta.dirname, '../../../tips'));
  expect(problems).toEqual([]);
  expect(tips.length).toBeGreaterThanOrEqual(12);
});
