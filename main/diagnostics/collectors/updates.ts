import type { SectionData } from '../../../shared/model/sections.ts';
import type { Files } from '../../platform/files.ts';
import type { Collector, CollectorContext } from '../collector.ts';

type Updates = SectionData<'updates'>;

/** `apt list --upgradable`: "curl/stable-security 7.88.1-10+deb12u15 amd64 [upgradable from: 7.88.1-10+deb12u12]". */
export function parseAptUpgradable(text: string): { readonly names: string[]; readonly security: number } {
  const lines = text.split('\n').filter((line) => /^[a-z0-9][^/ ]*\/\S+ .*\[upgradable from: /.test(line));
  const suite = (line: string): string => line.slice(line.indexOf('/'), line.indexOf(' '));
  return {
    names: lines.map((line) => line.slice(0, line.indexOf('/'))),
    security: lines.filter((line) => suite(line).includes('-security')).length,
  };
}

/** `dnf -q list --upgrades`: "Available Upgrades", then "curl.x86_64   8.2.1-4.fc39   updates". */
export function parseDnfUpdates(text: string): string[] {
  return [...text.matchAll(/^([\w.+-]+)\.(?:x86_64|noarch|i686|aarch64)\s+\S+\s+\S+\s*$/gm)].map((match) => match[1] ?? '');
}

/**
 * `zypper --xmlout list-updates -t package -t patch`: <update kind="package" name="cups" …>, and what is told of holes is a patch,
 * which may renew several packages: <update kind="patch" … status="needed" category="security" …>.
 */
export function parseZypperUpdates(text: string): { readonly names: string[]; readonly security: number } {
  const names: string[] = [];
  let security = 0;
  for (const [tag] of text.matchAll(/<update [^<>]{1,2000}>/g)) {
    const value = (name: string): string => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
    if (value('kind') === 'package') names.push(value('name'));
    else if (value('kind') === 'patch' && value('status') === 'needed' && value('category') === 'security') security += 1;
  }
  return { names, security };
}

/** Numbers part by part, so that 6.1.0-13 comes after 6.1.0-9; text where there is no number. */
export function compareVersions(a: string, b: string): number {
  const parts = (version: string): string[] => version.match(/\d+|[a-z]+/gi) ?? [];
  const [left, right] = [parts(a), parts(b)];
  for (let i = 0; i < Math.max(left.length, right.length); i += 1) {
    const [x = '', y = ''] = [left[i], right[i]];
    const both = Number(x) - Number(y);
    const order = Number.isNaN(both) || x === '' || y === '' ? (x < y ? -1 : x > y ? 1 : 0) : both;
    if (order !== 0) return order;
  }
  return 0;
}

/** Kernels of the running flavour ("-amd64", "-generic", ".fc39.x86_64"): a real-time one beside it is no newer one. */
function newestKernel(files: Files, running: string): string | undefined {
  // Whatever follows the numbers: "rt-amd64", "default", "fc.x_"; the release in ".fc39" changes with every upgrade.
  const flavour = (name: string): string => (/[.-]([a-z].*)$/i.exec(name)?.[1] ?? '').replace(/\d+/g, '');
  // modules.dep is written when the kernel is installed whole; a folder that was left behind has none.
  const whole = ['/lib/modules', '/usr/lib/modules'].flatMap((folder) =>
    files.list(folder).filter((name) => files.kind(`${folder}/${name}/modules.dep`) === 'file'),
  );
  const alike = whole.filter((name) => /^\d/.test(name) && flavour(name) === flavour(running));
  return alike.sort(compareVersions).at(-1);
}

async function pendingOf({ exec, files, signal }: CollectorContext): Promise<Pick<Updates, 'pending' | 'security' | 'packages'>> {
  if (exec === null) return { packages: [] };
  const options = { timeoutMs: 5500, maxBytes: 4_000_000, signal };
  if (files.kind('/usr/bin/apt')) {
    // Without its cache (in containers, and after "apt clean" until the next fetch) apt reads all lists anew, a second at full load.
    if (!files.kind('/var/cache/apt/pkgcache.bin')) return { packages: [] };
    // Three times as fast as to simulate an upgrade, and needs no lock.
    const result = await exec('apt', ['list', '--upgradable'], options);
    if (!result.ok) return { packages: [] };
    const { names, security } = parseAptUpgradable(result.stdout);
    return { pending: names.length, security, packages: names.slice(0, 50) };
  }
  if (files.kind('/usr/bin/dnf')) {
    // From what was fetched last: this is no reason to go to the network.
    const result = await exec('dnf', ['-q', '-C', 'list', '--upgrades'], options);
    const none = !result.ok && /no matching packages/i.test(result.stderr);
    if (!result.ok && !none) return { packages: [] };
    const names = result.ok ? parseDnfUpdates(result.stdout) : [];
    return { pending: names.length, packages: names.slice(0, 50) };
  }
  if (files.kind('/usr/bin/zypper')) {
    const line = ['--xmlout', '--non-interactive', '--no-refresh', 'list-updates', '-t', 'package', '-t', 'patch'];
    const result = await exec('zypper', line, options);
    // Without lists it ends well and says so; with old ones that it may not read anew it ends with 106.
    if (!result.ok || !/<update-list>/.test(result.stdout) || /no-update-repositories/.test(result.stdout)) return { packages: [] };
    const { names, security } = parseZypperUpdates(result.stdout);
    return { pending: names.length, security, packages: names.slice(0, 50) };
  }
  return { packages: [] };
}

/** When the lists of what there is were fetched last, by whatever way: the youngest trace of it. Milliseconds; 0: no trace. */
function listsReadAt(files: Files): number {
  const apt = [
    '/var/lib/apt/periodic/update-success-stamp',
    '/var/lib/apt/lists',
    '/var/lib/apt/lists/partial',
    '/var/cache/apt/pkgcache.bin',
  ];
  const dnf = ['/var/cache/dnf', '/var/cache/libdnf5'].flatMap((folder) => files.list(folder).map((name) => `${folder}/${name}`));
  const zypp = files
    .list('/var/cache/zypp/raw')
    .flatMap((name) => [`/var/cache/zypp/raw/${name}/cookie`, `/var/cache/zypp/raw/${name}/repodata/repomd.xml`]);
  return Math.max(0, ...[...apt, ...dnf, ...zypp].map((path) => files.modifiedAt(path) ?? 0));
}

export const updates: Collector<'updates'> = {
  id: 'updates',
  title: 'Updates',
  // Versions of kernels and names of packages.
  publicKeys: ['packages', 'runningKernel', 'newestKernel', 'restartFor'],
  cost: 'slow',
  timeLimitMs: 7000,
  collect: async (context) => {
    const { files } = context;
    const running = files.text('/proc/sys/kernel/osrelease', 200)?.trim() ?? 'unknown';
    const newest = newestKernel(files, running);
    // Debian's and Ubuntu's, the same under its old name, and that of libzypp.
    const asked = ['/run/reboot-required', '/var/run/reboot-required', '/run/reboot-needed'].some((path) => files.kind(path) !== null);
    const named = (files.text('/run/reboot-required.pkgs', 20_000) ?? '').split('\n').filter((line) => line.trim() !== '');
    const newer = newest !== undefined && compareVersions(newest, running) > 0;
    const read = listsReadAt(files);
    return {
      data: {
        ...(await pendingOf(context)),
        ...(read
          ? { listsReadAt: new Date(read).toISOString(), listsAgeDays: Math.max(0, Math.floor((context.now() - read) / 86_400_000)) }
          : {}),
        runningKernel: running,
        ...(newest ? { newestKernel: newest } : {}),
        restartNeeded: asked || newer,
        restartFor: [...new Set([...named, ...(newer ? [`kernel ${newest}`] : [])])].slice(0, 50),
      },
    };
  },
};
