import { glob, readFile } from 'node:fs/promises';
import { dirname, join, normalize, relative } from 'node:path';
import { parseSync } from 'vite';

export interface Import {
  /** Path of the importing file, relative to the project. */
  readonly from: string;
  readonly line: number;
  /** As written: `../outbox/entry.ts`, `electron`, `node:fs`. */
  readonly specifier: string;
  /** Path of the imported file, relative to the project; null for a package or a built-in module. */
  readonly target: string | null;
  readonly typeOnly: boolean;
}

const folders = ['shared', 'main', 'renderer', 'helpdesk', 'build', 'test'];

/** Every import and re-export of the project's TypeScript, static and dynamic. `typeOnly` ones leave no trace at run time. */
export async function readImports(root: string): Promise<Import[]> {
  const files: string[] = [];
  for await (const file of glob(`{${folders.join(',')}}/**/*.{ts,tsx,mjs}`, { cwd: root })) files.push(file);
  return (await Promise.all(files.sort().map(async (file) => importsOf(file, await readFile(join(root, file), 'utf8'))))).flat();
}

function importsOf(from: string, source: string): Import[] {
  const { module } = parseSync(from, source);
  const found: Import[] = [];
  const add = (specifier: string, at: number, typeOnly: boolean) => {
    const line = source.slice(0, at).split('\n').length;
    const path = specifier.replace(/\?.*$/, '');
    const target = path.startsWith('.') ? relative('.', normalize(join(dirname(from), path))) : null;
    found.push({ from, line, specifier, target, typeOnly });
  };
  for (const { moduleRequest, entries, start } of module.staticImports) {
    add(moduleRequest.value, start, entries.length > 0 && entries.every(({ isType }) => isType));
  }
  for (const { entries } of module.staticExports) {
    for (const { moduleRequest, isType, start } of entries) if (moduleRequest) add(moduleRequest.value, start, isType);
  }
  for (const { moduleRequest } of module.dynamicImports) {
    const literal = /^(['"`])(.+)\1$/.exec(source.slice(moduleRequest.start, moduleRequest.end));
    if (literal?.[2]) add(literal[2], moduleRequest.start, false);
  }
  return found;
}
