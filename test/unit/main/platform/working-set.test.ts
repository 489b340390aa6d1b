import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dropProgramText, droppableRanges } from '../../../../main/platform/working-set.ts';

const root = join(import.meta.dirname, '../../../..');
const mapping = (head: string, anonymous = 0) => `${head}\nSize: 40 kB\nRss: 40 kB\nAnonymous:     ${anonymous} kB\nVmFlags: rd ex mr`;

test('program text of files, and nothing that could be lost', () => {
  const smaps = [
    mapping('55c0a0000000-55c0a000a000 r-xp 00001000 fe:00 1234                       /opt/Pandu/pandu'),
    mapping('55c0b0000000-55c0b000a000 r--p 00001000 fe:00 1234                       /opt/Pandu/pandu'),
    mapping('55c0c0000000-55c0c000a000 rw-p 00001000 fe:00 1234                       /opt/Pandu/pandu'),
    mapping('7f0000000000-7f0000001000 r-xp 00000000 fe:00 99                         /usr/lib/patched.so', 4),
    mapping('7f0100000000-7f0100001000 r-xp 00000000 00:00 0                          [vdso]'),
    mapping('7f0200000000-7f0200002000 rwxp 00000000 00:00 0'),
    mapping('7f0300000000-7f0300002000 r-xp 00000000 fe:00 98                         /usr/lib/with space (deleted)'),
  ].join('\n');
  expect(droppableRanges(smaps)).toEqual([
    { start: 0x55c0a0000000n, length: 0xa000 },
    { start: 0x7f0300000000n, length: 0x2000 },
  ]);
});

test('those of this very process are its text, by whole pages', () => {
  const ranges = droppableRanges(readFileSync('/proc/self/smaps', 'utf8'));
  expect(ranges.length).toBeGreaterThan(0);
  for (const { start, length } of ranges) expect([start % 4096n, length % 4096]).toEqual([0n, 0]);
});

const addon = join(root, `node_modules/@koromix/koffi-linux-${process.arch}/linux_${process.arch}/koffi.node`);

test.runIf(existsSync(addon))('the kernel takes them back, and the program goes on', () => {
  const text = (): number => Number(/^RssFile:\s+(\d+)/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]);
  const before = text();
  expect(dropProgramText(addon, readFileSync('/proc/self/smaps', 'utf8'))).toBeGreaterThan(0);
  expect(text()).toBeLessThan(before * 0.9);
});

test('where there is no addon, it says so', () => {
  expect(() => dropProgramText('/nowhere/koffi.node', '')).toThrow(/koffi/);
});

test('no text makes it throw', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => droppableRanges(text).length === 0));
});
