import { existsSync } from 'node:fs';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { environmentOf, runCommand } from '../../../../main/actions/run.ts';
import { sessionEnvironment } from '../../../../main/platform/session-environment.ts';
import { temporaryFolder } from '../desktop-disk.ts';

async function recorder(code = 0) {
  const folder = await temporaryFolder();
  const program = join(folder, 'recorder');
  // The name appears when all is written.
  await writeFile(
    program,
    `#!/bin/sh\n{ pwd; printf '%s\\n' "$@"; } > "${folder}/writing"\nmv "${folder}/writing" "${folder}/started"\nexit ${code}\n`,
  );
  await chmod(program, 0o755);
  const started = async () => {
    await vi.waitFor(() => expect(existsSync(join(folder, 'started'))).toBe(true), { timeout: 5000 });
    return (await readFile(join(folder, 'started'), 'utf8')).trim().split('\n');
  };
  return { folder, program, started };
}

test('it is started in the home folder, and no argument is read by a shell', async () => {
  const { folder, program, started } = await recorder();
  const args = ['trash:///', '; touch pwned', '$(touch pwned)'];
  expect(await runCommand({ program, args, ends: false }, process.env, folder)).toBe(true);
  expect(await started()).toEqual([folder, ...args]);
  expect(existsSync(join(folder, 'pwned'))).toBe(false);
});

test('of one that ends, its exit code tells whether it worked', async () => {
  const [well, ill] = [await recorder(0), await recorder(3)];
  expect(await runCommand({ program: well.program, args: [], ends: true }, process.env, well.folder)).toBe(true);
  expect(await runCommand({ program: ill.program, args: [], ends: true }, process.env, ill.folder)).toBe(false);
});

test('a program that is gone is told, not thrown', async () => {
  const folder = await temporaryFolder();
  expect(await runCommand({ program: join(folder, 'gone'), args: [], ends: false }, process.env, folder)).toBe(false);
});

test('what is ours stays ours', () => {
  const env = {
    ELECTRON_RUN_AS_NODE: '1',
    NODE_OPTIONS: '-r x',
    CHROME_DESKTOP: 'pandu',
    PANDU_ENROLMENT_KEY: 'k',
    PATH: '/bin',
    EMPTY: undefined,
  };
  expect(environmentOf({ ...env, XDG_CURRENT_DESKTOP: 'GNOME' })).toEqual({ PATH: '/bin', XDG_CURRENT_DESKTOP: 'GNOME' });
});

test('the desktop is the one that the session has, not the one that Electron makes up', () => {
  expect(sessionEnvironment({ A: '1', XDG_CURRENT_DESKTOP: 'Unity', ORIGINAL_XDG_CURRENT_DESKTOP: 'ubuntu:GNOME' })).toEqual({
    A: '1',
    XDG_CURRENT_DESKTOP: 'ubuntu:GNOME',
  });
  expect(sessionEnvironment({ XDG_CURRENT_DESKTOP: 'KDE' })).toEqual({ XDG_CURRENT_DESKTOP: 'KDE' });
});
