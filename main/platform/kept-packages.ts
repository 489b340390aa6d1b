import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Files } from './files.ts';
import type { PackageList } from './package-list.ts';

/**
 * The package list in short, beside the stamp of the file that it was read from. First line: form, stamp, length of the rest,
 * by which a half-written file is told; second: names of broken packages; then "name version", a line each.
 */
const form = 'packages-1';
const fileIn = (cache: string): string => join(cache, 'packages');

/** null: nothing is kept, or of another state of the system. */
export function keptPackages({ cache }: Files, stamp: string): PackageList | null {
  if (cache === null) return null;
  let text: string;
  try {
    text = readFileSync(fileIn(cache), 'utf8');
  } catch {
    return null;
  }
  const [head = '', broken = '', ...lines] = text.split('\n');
  if (head !== `${form} ${stamp} ${text.length - head.length}`) return null;
  const packages = lines.map((line) => {
    const space = line.indexOf(' ');
    return { name: line.slice(0, space), version: line.slice(space + 1) };
  });
  return { packages, broken: broken === '' ? [] : broken.split(' ') };
}

/** As well as it can: without it the list is read from the system again, and no error may stand in the way of that. */
export function keepPackages({ cache }: Files, stamp: string, { packages, broken }: PackageList): void {
  if (cache === null) return;
  const rest = ['', broken.join(' '), ...packages.map(({ name, version }) => `${name} ${version}`)].join('\n');
  const file = fileIn(cache);
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    mkdirSync(cache, { recursive: true, mode: 0o700 });
    writeFileSync(temporary, `${form} ${stamp} ${rest.length}${rest}`, { mode: 0o600 });
    renameSync(temporary, file);
  } catch {
    // A full disk, a home that is read-only.
  }
}
