import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { openApi } from '../../../shared/api/openapi.ts';

const read = async (path: string) => JSON.parse(await readFile(new URL(`../../../${path}`, import.meta.url), 'utf8'));

test('docs/openapi.json is what the contract says: npm run openapi', async () => {
  expect(await read('docs/openapi.json')).toEqual(JSON.parse(JSON.stringify(openApi((await read('package.json')).version))));
});

test('every operation has a name of its own, and every parameter says what it takes', () => {
  type Operation = { operationId: string; parameters?: { name: string; schema: object }[] };
  const operations = Object.values(openApi('0').paths as Record<string, Record<string, Operation>>).flatMap((path) => Object.values(path));
  expect(new Set(operations.map((one) => one.operationId)).size).toBe(operations.length);
  const parameters = operations.flatMap((one) => one.parameters ?? []);
  expect(parameters.filter((one) => Object.keys(one.schema).length === 0)).toEqual([]);
});

test('what has a name is written once, and every name that is used is there', () => {
  const document = openApi('0') as { components: { schemas: object } };
  const used = new Set(Array.from(JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g), ([, name = '']) => name));
  expect([...used].sort()).toEqual(Object.keys(document.components.schemas));
  expect(used.size).toBeGreaterThan(20);
});
