import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createFiles } from '../../../../main/platform/files.ts';
import { readDeb } from '../../../../main/platform/packages.ts';
import { systemRoot } from '../../../support/system-root.ts';

const stanza = (name: string, version: string, state = 'install ok installed') =>
  `Package: ${name}\nStatus: ${state}\nVersion: ${version}\n\n`;
const bash = {
  packages: [
    { name: 'bash', version: '5.2' },
    { name: 'half', version: '2' },
  ],
  broken: ['half'],
};

function computer() {
  const cache = join(mkdtempSync(join(tmpdir(), 'pandu-cache-')), 'made/when/needed');
  onTestFinished(() => rmSync(join(cache, '../../..'), { recursive: true, force: true }));
  const root = systemRoot({ '/var/lib/dpkg/status': stanza('bash', '5.2') + stanza('half', '2', 'install reinstreq half-installed') });
  const status = join(root, 'var/lib/dpkg/status');
  return { cache, kept: join(cache, 'packages'), status, read: () => readDeb(createFiles(root, cache)) };
}

test('the list is the same when it comes from what was kept', () => {
  const { read, kept } = computer();
  expect(read()).toEqual(bash);
  expect(readFileSync(kept, 'utf8')).toContain('bash 5.2\nhalf 2');
  // That it is really taken from there: what only stands there comes back.
  writeFileSync(kept, readFileSync(kept, 'utf8').replace('bash 5.2', 'bush 5.2'));
  expect(read()?.packages[0]).toEqual({ name: 'bush', version: '5.2' });
});

test('once dpkg has written, the system is read again', () => {
  const { read, status } = computer();
  read();
  writeFileSync(status, stanza('bash', '5.3'));
  expect(read()).toEqual({ packages: [{ name: 'bash', version: '5.3' }], broken: [] });
});

test.each([
  ['cut', (text: string) => text.slice(0, -3)],
  ['empty', () => ''],
  ['of another form', (text: string) => text.replace('packages-1', 'packages-0')],
])('what was kept and is %s is not believed', (_, damage) => {
  const { read, kept } = computer();
  read();
  writeFileSync(kept, damage(readFileSync(kept, 'utf8')));
  expect(read()).toEqual(bash);
});

test('where nothing can be kept, the system is read each time', () => {
  const { read, kept } = computer();
  mkdirSync(kept, { recursive: true });
  expect(read()).toEqual(bash);
  expect(read()).toEqual(bash);
});
