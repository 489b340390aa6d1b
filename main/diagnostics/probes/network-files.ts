import type { Files } from '../../platform/files.ts';
import { listPids, ownerOf, readProcess } from '../../platform/processes.ts';

const networkTypes = /^(?:nfs4?|cifs|smb3|smbfs|fuse\.sshfs|fuse\.gvfsd-fuse|fuse\.davfs|davfs|9p|afs|ceph|glusterfs|fuse\.glusterfs)$/;
const maxProcesses = 60;
const maxOpen = 4000;

/** Mount points of network folders with their kind, the deepest first. mounts(5) writes blanks in octal. */
export function networkMounts(files: Files): readonly { readonly mount: string; readonly kind: string }[] {
  return (files.text('/proc/self/mounts') ?? '')
    .split('\n')
    .flatMap((line) => {
      const [, mount = '', kind = ''] = line.split(' ');
      return networkTypes.test(kind)
        ? [{ mount: mount.replace(/\\([0-7]{3})/g, (_whole, octal: string) => String.fromCharCode(Number.parseInt(octal, 8))), kind }]
        : [];
    })
    .sort((a, b) => b.mount.length - a.mount.length);
}

/** Own processes with one of these names that still live: one that ended and was not fetched (Z) holds nothing. */
export function ownProcesses(files: Files, uid: number, names: readonly string[]): number[] {
  const short = new Set(names.map((name) => name.slice(0, 15)));
  return listPids(files)
    .filter((pid) => {
      const found = readProcess(files, pid);
      return found !== null && short.has(found.name) && !'ZX'.includes(found.state) && ownerOf(files, pid) === uid;
    })
    .slice(0, maxProcesses);
}

/** How many files of network folders these processes have open. A link in /proc is read without asking the server. */
export function networkFiles(files: Files, pids: readonly number[]): { kind: string; count: number }[] {
  const mounts = networkMounts(files);
  const counts = new Map<string, number>();
  if (mounts.length === 0) return [];
  for (const pid of pids) {
    for (const name of files.list(`/proc/${pid}/fd`).slice(0, maxOpen)) {
      const path = files.link(`/proc/${pid}/fd/${name}`) ?? '';
      const kind = mounts.find(({ mount }) => path.startsWith(`${mount}/`))?.kind;
      if (kind) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    }
  }
  return [...counts].map(([kind, count]) => ({ kind, count }));
}
