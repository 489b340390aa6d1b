import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { debCompression } from '../../../build/package/deb-control.mjs';
import { rpmProcessor, rpmSpec } from '../../../build/package/rpm-spec.mjs';

const exec = promisify(execFile);
const fpm = join(import.meta.dirname, '../../../build/package/fpm.mjs');
let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pandu-fpm-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const options = (values: Record<string, string[]>) => ({
  one: (name: string) => values[name]?.at(-1) ?? '',
  all: (name: string) => values[name] ?? [],
});

test('a deb as electron-builder orders it holds the files, the words and the scripts', async () => {
  await mkdir(join(folder, 'app'));
  await writeFile(join(folder, 'app/pandu'), 'program', { mode: 0o755 });
  await writeFile(join(folder, 'entry.desktop'), '[Desktop Entry]', { mode: 0o600 });
  await writeFile(join(folder, 'after'), '#!/bin/bash\n', { mode: 0o644 });
  const deb = join(folder, 'made.deb');
  const about = ['--name', 'pandu', '--version', '1.2.3', '--architecture', 'amd64', '--maintainer', 'A <a@b.invalid>'];
  const words = ['--description', 'Summary\nA line\n\nAnother', '--depends', 'one | two', '-d', 'three', '--deb-recommends', 'four'];
  const made = ['--after-install', join(folder, 'after'), '--deb-compression', 'gz', '--package', deb];
  const files = [`${join(folder, 'app')}/=/opt/Pandu`, `${join(folder, 'entry.desktop')}=/usr/share/applications/p.desktop`];
  await exec(process.execPath, [fpm, '-s', 'dir', '-t', 'deb', '--force', ...about, ...words, ...made, ...files], { timeout: 15_000 });

  const { stdout: control } = await exec('dpkg-deb', ['--field', deb], { timeout: 5000 });
  for (const line of ['Package: pandu', 'Version: 1.2.3', 'Depends: one | two, three', 'Recommends: four', 'Description: Summary'])
    expect(control.split('\n')).toContain(line);
  expect(control).toContain('\n A line\n .\n Another');
  const { stdout: list } = await exec('dpkg-deb', ['--contents', deb], { timeout: 5000 });
  expect(list).toMatch(/^-rwxr-xr-x root\/root .* \.\/opt\/Pandu\/pandu$/m);
  expect(list).toMatch(/^-rw-r--r-- root\/root .* \.\/usr\/share\/applications\/p\.desktop$/m);
  await exec('dpkg-deb', ['--control', deb, join(folder, 'control')], { timeout: 5000 });
  await exec('test', ['-x', join(folder, 'control/postinst')], { timeout: 5000 });
});

test('an order that is not understood is refused', async () => {
  await expect(exec(process.execPath, [fpm, '-t', 'apk', '--name', 'x'], { timeout: 5000 })).rejects.toThrow(
    'can make deb and rpm, not apk',
  );
  await expect(exec(process.execPath, [fpm, '-t', 'deb', 'stray'], { timeout: 5000 })).rejects.toThrow('unknown argument stray');
});

test('an rpm names processors as Fedora does, and keeps what an upgrade has just set up', () => {
  expect(['amd64', 'arm64', 'noarch'].map(rpmProcessor)).toEqual(['x86_64', 'aarch64', 'noarch']);
  const about = options({ name: ['pandu'], version: ['1.2.3-beta.1'], description: ['100% plain'], depends: ['gtk3'] });
  const owned = [
    { folder: true, path: 'opt/Pandu' },
    { folder: false, path: 'opt/Pandu/pandu' },
  ];
  const lines = rpmSpec(about, '/tree', owned, { install: 'date +%s', remove: 'rm link' }).split('\n');
  expect(lines).toEqual(expect.arrayContaining(['Version: 1.2.3_beta.1', 'Requires: gtk3', '100%% plain', 'date +%%s']));
  expect(lines.slice(lines.indexOf('%postun -p /bin/bash') + 1)).toEqual([
    '[ "$1" = 0 ] || exit 0',
    'rm link',
    '%files',
    '%defattr(-,root,root,-)',
    '%dir "/opt/Pandu"',
    '"/opt/Pandu/pandu"',
    '',
  ]);
});

test.each([
  ['gz', 'gzip'],
  ['bzip2', 'gzip'],
  ['xz', 'xz'],
  ['', 'xz'],
])('compression %j is %s for dpkg-deb', (asked, given) => {
  expect(debCompression(asked)).toBe(given);
});
