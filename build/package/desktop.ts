import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

export type Target = 'dir' | 'deb' | 'rpm' | 'appimage';

/** Why no package was made, in a sentence for the person at the shell; null when it was made, into dist/package/. */
export async function packageDesktop(root: string, target: Target, developmentRuntime: boolean): Promise<string | null> {
  const record = join(root, '.runtime/electron.json');
  if (!existsSync(record)) return 'there is no Electron yet: run `npm run set-up` first';
  const runtime: { source: string; version: string } = JSON.parse(await readFile(record, 'utf8'));
  if (runtime.source !== 'official' && !developmentRuntime) {
    return `the Electron here (${runtime.version}) is for development and must not reach users. Run \`npm run set-up\` where the official Electron can be fetched, or add --dev-runtime for a package that is only a test`;
  }
  if (!existsSync(join(root, 'dist/main/index.cjs'))) return 'the app is not built yet: run `npm run build` first';

  // A clean copy: the development runtime carries a loader that would start any folder named on its command line.
  const clean = join(root, '.runtime/package-electron');
  await rm(clean, { recursive: true, force: true });
  await cp(join(root, '.runtime/electron'), clean, { recursive: true, dereference: true });
  await rm(join(clean, 'resources/app'), { recursive: true, force: true });
  const sevenZip = ['/usr/bin/7za', '/usr/bin/7zz'].find((path) => existsSync(path));
  const builder = join(root, 'node_modules/electron-builder/out/cli/cli.js');
  const settings = [`-c.electronDist=${clean}`, `-c.electronVersion=${runtime.version}`];
  const args = [builder, '--linux', target === 'appimage' ? 'AppImage' : target, '--publish', 'never', ...settings];
  const { status } = spawnSync(process.execPath, args, {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      CUSTOM_FPM_PATH: join(root, 'build/package/fpm.mjs'),
      ...(sevenZip ? { ELECTRON_BUILDER_7ZIP_PATH: sevenZip } : {}),
    },
  });
  await rm(clean, { recursive: true, force: true });
  return status === 0 ? null : 'electron-builder made no package; what it says is above';
}
