import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { programOnPath } from './program-on-path.ts';

export type Target = 'dir' | 'deb' | 'rpm' | 'appimage';

export interface DesktopPackage {
  readonly target: Target;
  /** Whether the Electron that is for development only will do: for a test of the packaging. */
  readonly developmentRuntime: boolean;
  /** Where to; default dist/package/. */
  readonly output?: string;
  /** For a test: no compression, and only errors are printed. */
  readonly quick?: boolean;
}

/** What makes the package, and Debian's package that has it. */
const tools = { dir: null, appimage: null, deb: ['dpkg-deb', 'dpkg'], rpm: ['rpmbuild', 'rpm'] } as const;
/** An rpm is compressed with xz, on one processor. */
const limitMs = 20 * 60_000;

/** Why no package was made, in a sentence for the person at the shell; null when it was made. */
export async function packageDesktop(root: string, wanted: DesktopPackage): Promise<string | null> {
  const record = join(root, '.runtime/electron.json');
  if (!existsSync(record)) return 'there is no Electron yet: run `npm run set-up` first';
  const runtime: { source: string; version: string } = JSON.parse(await readFile(record, 'utf8'));
  if (runtime.source !== 'official' && !wanted.developmentRuntime) {
    return `the Electron here (${runtime.version}) is for development and must not reach users. Run \`npm run set-up\` where the official Electron can be fetched, or add --dev-runtime for a package that is only a test`;
  }
  const parts = ['main/index.cjs', 'preload/index.cjs', 'desktop/index.html', 'icons/pandu.png', 'tips.json'];
  const missing = parts.find((path) => !existsSync(join(root, 'dist', path)));
  if (missing) return `dist/${missing} is not there: run \`npm run build\` first`;
  const tool = tools[wanted.target];
  if (tool && !programOnPath(tool[0])) return `${tool[0]} is needed: apt install ${tool[1]}`;

  // A clean copy: the development runtime carries a loader that would start any folder named on its command line.
  const clean = await mkdtemp(join(root, '.runtime/package-electron-'));
  try {
    await cp(join(root, '.runtime/electron'), clean, { recursive: true, dereference: true });
    await rm(join(clean, 'resources/app'), { recursive: true, force: true });
    const made = await electronBuilder(root, wanted, [`-c.electronDist=${clean}`, `-c.electronVersion=${runtime.version}`]);
    return made ? null : 'electron-builder made no package; what it says is above';
  } finally {
    await rm(clean, { recursive: true, force: true });
  }
}

async function electronBuilder(root: string, { target, output, quick }: DesktopPackage, settings: readonly string[]): Promise<boolean> {
  const cli = fileURLToPath(import.meta.resolve('electron-builder/out/cli/cli.js'));
  const place = output ? [`-c.directories.output=${output}`] : [];
  const args = [cli, '--linux', target === 'appimage' ? 'AppImage' : target, '--publish', 'never', ...settings, ...place];
  const sevenZip = ['/usr/bin/7za', '/usr/bin/7zz'].find((path) => existsSync(path));
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', quick ? 'ignore' : 'inherit', 'inherit'],
    timeout: limitMs,
    env: {
      ...process.env,
      CUSTOM_FPM_PATH: join(root, 'build/package/fpm.mjs'),
      ...(quick ? { PANDU_PACKAGE_QUICK: '1' } : {}),
      ...(sevenZip ? { ELECTRON_BUILDER_7ZIP_PATH: sevenZip } : {}),
    },
  });
  const [code] = await once(child, 'exit');
  return code === 0;
}
