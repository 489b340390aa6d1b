import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createFiles } from '../../../../main/platform/files.ts';
import { systemRoot } from '../../../support/system-root.ts';

test.each([10, 65_535, 65_536, 65_537, 1_200_000, 3_000_000])('all %i bytes of a file, and no more than was asked for', (size) => {
  const content = Buffer.from(Array.from({ length: size }, (_, i) => i % 251));
  const files = createFiles(systemRoot({ '/a': content }));
  expect(files.bytes('/a', 5_000_000)?.equals(content)).toBe(true);
  expect(files.bytes('/a', size - 1)?.equals(content.subarray(0, size - 1))).toBe(true);
});

test('a file of the kernel, which says that it is empty, is read whole', () => {
  expect(createFiles().text('/proc/self/status')).toMatch(/^Name:.*\n[\s\S]*\n$/);
  expect(createFiles().bytes('/proc/self/status')?.length).toBeGreaterThan(500);
  expect(createFiles().text('/proc/self/nothing')).toBeNull();
});

test('the stamp changes when the file is written, and is none without a file', () => {
  const root = systemRoot({ '/a': 'one' });
  const files = createFiles(root);
  const before = files.stamp('/a');
  writeFileSync(join(root, 'a'), 'other');
  expect(files.stamp('/a')).not.toBe(before);
  expect(files.stamp('/none')).toBeNull();
});
