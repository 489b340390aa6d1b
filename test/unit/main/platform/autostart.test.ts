import { execFileSync } from 'node:child_process';
import { mkdir, readFile, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyAutostart } from '../../../../main/platform/autostart.ts';
import { parseDesktopEntry } from '../../../../main/platform/desktop-entries.ts';
import { temporaryFolder } from '../desktop-disk.ts';

const place = async () => join(await temporaryFolder(), 'config', 'autostart', 'org.pandu.Pandu.desktop');

/**
 * The command that a desktop environment makes of the file: the value's escapes, then the quoting, which is the
 * shell's inside double quotes, then the field codes.
 */
function commandOf(file: string): string[] {
  const value = /^Exec=(.*)$/m.exec(file)?.[1] ?? '';
  const unescaped = value.replace(/\\(.)/g, (_all, one: string) => ({ s: ' ', n: '\n', t: '\t', r: '\r' })[one] ?? one);
  const words = execFileSync('sh', ['-c', `printf '%s\\0' ${unescaped}`], { encoding: 'utf8', timeout: 10_000, env: {} });
  return words
    .split('\0')
    .slice(0, -1)
    .map((word) => word.replaceAll('%%', '%'));
}

test('the session starts the program hidden, by an entry that our own reader knows as well', async () => {
  const file = await place();
  expect(await applyAutostart(file, true, ['/opt/Pandu/pandu'])).toBe(true);
  const text = await readFile(file, 'utf8');
  expect(commandOf(text)).toEqual(['/opt/Pandu/pandu', '--hidden']);
  expect(parseDesktopEntry(text, 'org.pandu.Pandu', file, 'en')).toMatchObject({ name: 'Pandu', program: '/opt/Pandu/pandu' });
});

test('whatever its path is made of', async () => {
  const file = await place();
  const word = fc
    .string({ unit: fc.constantFrom(...'aé $`"\'\\%&;|<>()*?#~\t!'), minLength: 1, maxLength: 12 })
    .map((some) => `/opt/${some}`);
  await fc.assert(
    fc.asyncProperty(fc.array(word, { minLength: 40, maxLength: 60 }), async (command) => {
      await applyAutostart(file, true, command);
      expect(commandOf(await readFile(file, 'utf8'))).toEqual([...command, '--hidden']);
    }),
    { numRuns: 3 },
  );
});

test('switched off it is gone, and once more changes nothing', async () => {
  const file = await place();
  await applyAutostart(file, true, ['/usr/bin/pandu']);
  for (let time = 0; time < 2; time += 1) expect(await applyAutostart(file, false, ['/usr/bin/pandu'])).toBe(true);
  await expect(stat(file)).rejects.toThrow('ENOENT');
});

test('what is right already is not written anew; another command is', async () => {
  const file = await place();
  const longAgo = new Date('2026-01-01T00:00:00.000Z');
  await applyAutostart(file, true, ['/usr/bin/pandu']);
  await utimes(file, longAgo, longAgo);
  await applyAutostart(file, true, ['/usr/bin/pandu']);
  expect((await stat(file)).mtime).toEqual(longAgo);
  await applyAutostart(file, true, ['/home/budi/Pandu.AppImage']);
  expect(commandOf(await readFile(file, 'utf8'))[0]).toBe('/home/budi/Pandu.AppImage');
});

test('a folder that cannot be written is told, not thrown', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'autostart'), 'a file where the folder should be');
  expect(await applyAutostart(join(folder, 'autostart', 'pandu.desktop'), true, ['/usr/bin/pandu'])).toBe(false);
  await mkdir(join(folder, 'taken'));
  expect(await applyAutostart(join(folder, 'taken'), true, ['/usr/bin/pandu'])).toBe(false);
  expect(await applyAutostart(join(folder, 'taken'), false, [])).toBe(false);
});
