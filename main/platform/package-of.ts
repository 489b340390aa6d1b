import type { Exec } from './exec.ts';
import type { Files } from './files.ts';

/** With a merged /usr the package may list either name of the same file. */
function bothNames(path: string): readonly string[] {
  const merged = /^\/(?:usr\/)?((?:bin|sbin|lib)\/.+)$/.exec(path);
  return merged ? [`/usr/${merged[1]}`, `/${merged[1]}`] : [path];
}

/**
 * The Debian package that a file belongs to, from /var/lib/dpkg/info/*.list: what `dpkg -S` does, without starting it.
 * Packages that are named like the program are looked at first, since that is nearly always it.
 * @param path absolute, without symbolic links
 */
export async function debPackageOf(files: Files, path: string): Promise<string | null> {
  const folder = '/var/lib/dpkg/info';
  const lists = files.list(folder).filter((name) => name.endsWith('.list'));
  const wanted = bothNames(path).map((name) => Buffer.from(`\n${name}\n`));
  const stem = (path.split('/').pop() ?? '').toLowerCase().replace(/[-_.\d]+$/, '');
  const folders = path.toLowerCase().split('/');
  const likely = (name: string): boolean => {
    const base = name.replace(/(?::[a-z0-9]+)?\.list$/, '');
    return (stem.length > 1 && base.startsWith(stem)) || folders.includes(base.split('-')[0] ?? '');
  };
  let looked = 0;
  for (const name of [...lists.filter(likely), ...lists.filter((list) => !likely(list))]) {
    const content = files.bytes(`${folder}/${name}`, 16_000_000);
    if (content && wanted.some((line) => content.includes(line))) return name.replace(/(?::[a-z0-9]+)?\.list$/, '');
    looked += 1;
    if (looked % 100 === 0) await new Promise<void>((resolve) => setImmediate(resolve));
  }
  return null;
}

export async function rpmPackageOf(exec: Exec, path: string): Promise<{ readonly name: string; readonly version: string } | null> {
  const result = await exec('rpm', ['-qf', '--qf', '%{NAME} %{VERSION}-%{RELEASE}\\n', path], { timeoutMs: 3000, maxBytes: 10_000 });
  const [name, version] = result.ok ? (result.stdout.split('\n')[0]?.split(' ') ?? []) : [];
  return name && version ? { name, version } : null;
}
