import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lastLines, run, SetUpError, tell } from './tell.mjs';

/** Whether node_modules holds what the lockfile names (packages for other systems aside). @param {string} root */
export function isInstalled(root) {
  const read = (/** @type {string} */ path) => JSON.parse(readFileSync(join(root, path), 'utf8')).packages;
  if (!existsSync(join(root, 'node_modules/.bin/node')) || !existsSync(join(root, 'node_modules/.package-lock.json'))) return false;
  const there = read('node_modules/.package-lock.json');
  return Object.entries(read('package-lock.json')).every(
    ([path, entry]) => path === '' || entry.optional || entry.devOptional || there[path]?.version === entry.version,
  );
}

/**
 * The npm packages of the lockfile, Node 24 among them. No package's script runs.
 * @param {string} root
 */
export async function ensureNpmPackages(root) {
  if (isInstalled(root)) return;
  // npm ci begins by emptying it, and would empty somebody else's.
  if (lstatSync(join(root, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink())
    throw new SetUpError('node_modules is a link to a folder elsewhere, which does not fit the lockfile', 'rm node_modules');
  tell('fetching the npm packages of the lockfile (a minute or two)');
  const { ok, output } = await run(root, 'npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { seconds: 600 });
  if (!ok) throw new SetUpError(`the npm packages could not be fetched\n${lastLines(output, 8)}`, 'npm ci --ignore-scripts');
}
