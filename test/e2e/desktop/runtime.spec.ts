import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { electronProgram } from '../../../build/start/app.ts';
import type { Section } from '../../../shared/model/section.ts';

const root = join(import.meta.dirname, '../../..');

/** Unit tests run on a Node that is years younger than the one inside of Electron. */
test('every collector, every probe and the search work on the Node of this Electron', async () => {
  test.setTimeout(180_000);
  const pandu = async (...args: string[]): Promise<string> => {
    const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
    const options = { env, timeout: 60_000, maxBuffer: 50_000_000 };
    return (await promisify(execFile)(electronProgram(root), [join(root, 'dist/main/cli.cjs'), ...args], options)).stdout;
  };
  const { sections }: { sections: Section[] } = JSON.parse(await pandu('diagnose', '--app', 'chromium', '--json'));
  expect(sections.length).toBeGreaterThan(25);
  expect(sections.filter(({ status }) => status === 'failed')).toEqual([]);
  const changes: unknown = JSON.parse(await pandu('changes', '--since', '7d', '--json'));
  expect(changes).toMatchObject({ items: expect.any(Array) });
  expect(await pandu('crashes')).not.toBe('');
  expect(await pandu('tips', 'search', 'control panel')).toMatch(/control-panel/);
});
