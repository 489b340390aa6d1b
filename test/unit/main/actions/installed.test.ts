import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { downloadsIn, lookForInstalled } from '../../../../main/actions/installed.ts';
import { createFiles } from '../../../../main/platform/files.ts';
import { temporaryFolder } from '../desktop-disk.ts';

async function home() {
  const folder = await temporaryFolder();
  const [bin, own, system] = [join(folder, 'bin'), join(folder, '.local/share/applications'), join(folder, 'usr/applications')];
  for (const one of [bin, own, system, join(folder, '.config')]) await mkdir(one, { recursive: true });
  const program = async (name: string, mode = 0o755) => {
    await writeFile(join(bin, name), '#!/bin/sh\n');
    await chmod(join(bin, name), mode);
    return join(bin, name);
  };
  const entry = (where: string, id: string, lines: string) =>
    writeFile(
      join(where, `${id}.desktop`),
      `[Desktop Entry]\nType=Application\nName=X\n${lines}\n\n[Desktop Action new]\nExec=/bin/false\n`,
    );
  const env = { PATH: `relative:${bin}:/nowhere`, XDG_DATA_DIRS: join(folder, 'usr') };
  return { folder, own, system, program, entry, installed: lookForInstalled(createFiles('/'), env, folder) };
}

test('a program is one that may be started, in PATH', async () => {
  const { installed, program } = await home();
  const path = await program('settings');
  await program('readme', 0o644);
  expect(installed.program('settings')).toBe(path);
  expect(installed.program('readme')).toBeNull();
  expect(installed.program('absent')).toBeNull();
});

test('an entry is started as it says, without field codes, while its program is there', async () => {
  const { installed, program, entry, system } = await home();
  const path = await program('office');
  await entry(system, 'office', `Exec=${path} --name "My Office" %U`);
  await entry(system, 'flat', 'Exec=office run --file-forwarding org.x.X @@u %U @@');
  await entry(system, 'gone', 'Exec=no-such-program %F');
  expect(installed.entry('office')).toEqual([path, '--name', 'My Office']);
  expect(installed.entry('flat')).toEqual([path, 'run', '--file-forwarding', 'org.x.X']);
  expect(installed.entry('gone')).toBeNull();
  expect(installed.entry('absent')).toBeNull();
});

test('a user’s own entry hides the system’s; a hidden one is none', async () => {
  const { installed, program, entry, own, system } = await home();
  const [mine, theirs] = [await program('mine'), await program('theirs')];
  await entry(system, 'files', `Exec=${theirs}`);
  expect(installed.entry('files')).toEqual([theirs]);
  await entry(own, 'files', `Exec=${mine}`);
  expect(installed.entry('files')).toEqual([mine]);
  await entry(own, 'files', `Exec=${mine}\nHidden=true`);
  expect(installed.entry('files')).toBeNull();
});

test('downloads are where the session says', async () => {
  const { installed, folder } = await home();
  expect(installed.place('downloads')).toBe(join(folder, 'Downloads'));
  await writeFile(join(folder, '.config/user-dirs.dirs'), '# kept by xdg-user-dirs\nXDG_DOWNLOAD_DIR="$HOME/Unduhan"\n');
  expect(installed.place('downloads')).toBe(join(folder, 'Unduhan'));
  expect(downloadsIn('XDG_DOWNLOAD_DIR="/srv/in"', '/home/budi')).toBe('/srv/in');
  expect(downloadsIn('XDG_DOWNLOAD_DIR="$HOME"', '/home/budi')).toBe('/home/budi');
  expect(downloadsIn('XDG_DOWNLOAD_DIR="../x"', '/home/budi')).toBe('/home/budi/Downloads');
});
