import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { trimCodeCache } from '../../../../main/platform/trim-code-cache.ts';

const day = 86_400_000;

test('what was compiled more than thirty days ago goes, the rest stays', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'pandu-code-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const now = Date.parse('2026-11-24T08:00:00Z');
  const made = (name: string, at: number) => {
    const file = join(folder, 'v24', name);
    mkdirSync(join(folder, 'v24'), { recursive: true });
    writeFileSync(file, 'code');
    utimesSync(file, at / 1000, at / 1000);
    return file;
  };
  const [old, young] = [made('old', now - 31 * day), made('young', now - 29 * day)];
  await trimCodeCache(folder, now);
  expect([existsSync(old), existsSync(young)]).toEqual([false, true]);
});

test('where there is none, nothing happens', async () => {
  await expect(trimCodeCache('/no/such/folder', 0)).resolves.toBeUndefined();
});
