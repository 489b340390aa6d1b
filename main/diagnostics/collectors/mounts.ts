/** One line of /proc/self/mounts, fstab(5). */
export interface Mount {
  readonly device: string;
  readonly path: string;
  readonly type: string;
  readonly readOnly: boolean;
}

/** Not places where a person's files are. squashfs, iso9660 and the like are full and read-only by nature. */
const skipped =
  /^(?:proc|sysfs|devtmpfs|devpts|cgroup2?|pstore|bpf|tracefs|debugfs|securityfs|configfs|fusectl|mqueue|hugetlbfs|rpc_pipefs|binfmt_misc|efivarfs|selinuxfs|squashfs|iso9660|udf|erofs|ramfs|nsfs|fuse\.(?:gvfsd-fuse|portal|lxcfs|snapfuse))$/;

const unescapeOctal = (text: string): string =>
  text.replace(/\\([0-7]{3})/g, (_all, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));

/** The filesystems that matter to a person, each once: bind mounts of one device are the same disk. */
export function parseMounts(text: string): Mount[] {
  const seen = new Set<string>();
  const mounts: Mount[] = [];
  for (const line of text.split('\n')) {
    const [device, path, type, options] = line.split(' ');
    if (!device || !path || !type || !options || skipped.test(type)) continue;
    const mount = { device: unescapeOctal(device), path: unescapeOctal(path), type, readOnly: options.split(',').includes('ro') };
    if (type === 'tmpfs' && !/^\/(?:tmp|dev\/shm|run)$|^\/run\/user\/\d+$/.test(mount.path)) continue;
    if (/^\/(?:snap|sys|proc|var\/lib\/(?:docker|containers|snapd))\//.test(mount.path)) continue;
    const key = device.startsWith('/') ? device : `${device} ${path}`;
    if (seen.has(key)) continue;
    seen.add(key);
    mounts.push(mount);
  }
  return mounts;
}
