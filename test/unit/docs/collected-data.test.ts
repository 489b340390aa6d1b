import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { allCollectors } from '../../../main/diagnostics/collectors.ts';
import { sectionData } from '../../../shared/model/sections.ts';

const page = readFileSync(join(import.meta.dirname, '../../../docs/collected-data.md'), 'utf8');
/** The first table without its head: section, what, why, where it is read. */
const rows = [...page.slice(0, page.indexOf('Never collected:')).matchAll(/^\| ([a-z]+) \| (.+) \|$/gm)].flatMap(
  ([, id = '', rest = '']) => (id === 'section' ? [] : [{ id, cells: rest.split(' | ') }]),
);

test('the page about what is collected has a row for each section, and for nothing that is not collected', async () => {
  const listed = rows.map(({ id }) => id);
  expect(new Set(listed).size).toBe(listed.length);
  expect([...listed].sort()).toEqual(Object.keys(sectionData).sort());
  const collected = (await allCollectors()).map(({ id }) => id);
  expect(listed).toEqual(expect.arrayContaining(collected));
});

test('each row says what, why, and from where', () => {
  for (const { id, cells } of rows) {
    expect(cells.length, id).toBe(3);
    for (const cell of cells) expect(cell.trim().length, id).toBeGreaterThan(3);
  }
});

test('it says for how long everything is kept, on the desktop and at the help desk', () => {
  expect(page).toMatch(/^## How long/m);
});
