import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readStarterTips } from '../../../build/tips.ts';

const root = join(import.meta.dirname, '../../..');

test('the starter tips are in order, in both languages', async () => {
  const { tips, problems } = await readStarterTips(join(root, 'tips'));
  expect(problems).toEqual([]);
  expect(tips.length).toBeGreaterThanOrEqual(75);
});

test('every tip that a finding names is there, and names that finding', async () => {
  const { tips } = await readStarterTips(join(root, 'tips'));
  const folder = join(root, 'main/diagnostics/findings');
  const named: string[] = [];
  for (const file of await readdir(folder)) {
    const source = await readFile(join(folder, file), 'utf8');
    const finding = /^ {4}id: '([a-z-]+)'/m.exec(source)?.[1];
    // A rule may choose between tips: every literal of the line counts, save the kind of card that it compares with.
    for (const [, id] of (/^ {4}tip: (.*)$/m.exec(source)?.[1] ?? '').matchAll(/(?<!=== )'([a-z-]+)'/g)) {
      named.push(`${finding}: ${id}`);
    }
  }
  expect(named.length).toBeGreaterThanOrEqual(13);
  const answered = new Set(tips.flatMap((tip) => tip.findings.map((finding) => `${finding}: ${tip.id}`)));
  expect(named.filter((pair) => !answered.has(pair))).toEqual([]);
});
