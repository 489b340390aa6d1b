import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Stays outside the bundle: WebAssembly with its data beside the code. */
const outside = ['@electric-sql/pglite'];

/** Source maps and types, and the CommonJS twin of every module. */
const leftOut = /\.(map|cjs|d\.c?ts)$/;
const filter = (path: string): boolean => !leftOut.test(path);

/** Makes a folder to copy to a server and start with `node main.js`. Returns why it could not be made, or null. */
export async function packageHelpdesk(root: string, target = join(root, 'dist/package/helpdesk')): Promise<string | null> {
  const dist = join(root, 'dist');
  const missing = ['helpdesk/main.js', 'console/index.html', 'site/render.js', 'tips.json'].find((path) => !existsSync(join(dist, path)));
  if (missing) return `dist/${missing} is not there: run \`npm run build\` first`;
  await rm(target, { recursive: true, force: true });
  await mkdir(target, { recursive: true });
  await cp(join(dist, 'helpdesk'), target, { recursive: true, filter });
  await cp(join(dist, 'console'), join(target, 'console'), { recursive: true, filter });
  await cp(join(dist, 'site'), join(target, 'site'), { recursive: true, filter });
  await cp(join(dist, 'tips.json'), join(target, 'tips.json'));
  await cp(join(root, 'build/helpdesk/pandu-helpdesk.service'), join(target, 'pandu-helpdesk.service'));
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  await writeFile(join(target, 'package.json'), `${JSON.stringify({ name: 'pandu-helpdesk', version, private: true, type: 'module' })}\n`);
  for (const name of await withDependencies(root, outside)) {
    await cp(join(root, 'node_modules', name), join(target, 'node_modules', name), {
      recursive: true,
      dereference: true,
      filter,
    });
  }
  return null;
}

async function withDependencies(root: string, names: readonly string[]): Promise<Set<string>> {
  const found = new Set<string>();
  const visit = async (name: string): Promise<void> => {
    if (found.has(name)) return;
    found.add(name);
    const { dependencies = {} } = JSON.parse(await readFile(join(root, 'node_modules', name, 'package.json'), 'utf8'));
    for (const dependency of Object.keys(dependencies)) await visit(dependency);
  };
  for (const name of names) await visit(name);
  return found;
}
