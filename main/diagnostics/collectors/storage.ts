import { statfsSync } from 'node:fs';
import type { SectionData } from '../../../shared/model/sections.ts';
import type { Files } from '../../platform/files.ts';
import type { Collector, CollectorContext } from '../collector.ts';
import { type Mount, parseMounts } from './mounts.ts';

type Filesystem = SectionData<'storage'>['filesystems'][number];
type NotMeasured = NonNullable<SectionData<'storage'>['notMeasured']>[number];

/** A dead server makes `statfs` hang, and a hung thread cannot be given up: these are asked through a program that can. */
const networkTypes = /^(?:nfs4?|cifs|smb3|smbfs|ncpfs|afs|ceph|glusterfs|9p|davfs|fuse\..*|fuse|autofs)$/;

function measure(root: string, mount: Mount): Filesystem | null {
  try {
    const stat = statfsSync(root === '/' ? mount.path : root + mount.path);
    if (stat.blocks === 0) return null;
    return {
      mount: mount.path,
      device: mount.device,
      type: mount.type,
      size: stat.blocks * stat.bsize,
      used: (stat.blocks - stat.bfree) * stat.bsize,
      available: Math.max(0, stat.bavail * stat.bsize),
      ...(stat.files > 0 ? { inodesUsedPercent: Math.min(100, Math.max(0, round(((stat.files - stat.ffree) / stat.files) * 100))) } : {}),
      readOnly: mount.readOnly,
    };
  } catch {
    return null;
  }
}

const round = (value: number): number => Math.round(value * 10) / 10;

/** `df` in place of a system call: it can be left behind when the server does not answer. */
async function measureRemote(context: CollectorContext, mount: Mount): Promise<Filesystem | NotMeasured> {
  const place = { mount: mount.path, device: mount.device, type: mount.type };
  if (context.exec === null) return { ...place, reason: 'network' };
  const result = await context.exec('df', ['-P', '-B1', mount.path], { timeoutMs: 1500, maxBytes: 10_000, signal: context.signal });
  const fields = result.ok ? /\s(\d+)\s+(\d+)\s+(\d+)\s+\d+%\s/.exec(result.stdout.split('\n')[1] ?? '') : null;
  if (!fields) return { ...place, reason: 'not-answering' };
  return { ...place, size: Number(fields[1]), used: Number(fields[2]), available: Number(fields[3]), readOnly: mount.readOnly };
}

function disksOf(files: Files): SectionData<'storage'>['disks'] {
  return files.list('/sys/block').flatMap((name) => {
    if (/^(?:loop|ram|zram|dm-|md|sr|fd|nbd)/.test(name)) return [];
    const read = (path: string): string => files.text(`/sys/block/${name}/${path}`)?.trim() ?? '';
    const size = Number(read('size')) * 512;
    if (!(size > 0)) return [];
    const model = read('device/model');
    return [
      { name, ...(model ? { model } : {}), size, rotational: read('queue/rotational') === '1', removable: read('removable') === '1' },
    ];
  });
}

export const storage: Collector<'storage'> = {
  id: 'storage',
  title: 'Disks',
  cost: 'quick',
  timeLimitMs: 4000,
  collect: async (context) => {
    const text = context.files.text('/proc/self/mounts') ?? context.files.text('/proc/mounts');
    if (text === null) throw new Error('/proc/self/mounts cannot be read');
    const mounts = parseMounts(text);
    const local = mounts.filter((mount) => !networkTypes.test(mount.type)).flatMap((mount) => measure(context.root, mount) ?? []);
    const remote = await Promise.all(mounts.filter((mount) => networkTypes.test(mount.type)).map((mount) => measureRemote(context, mount)));
    const notMeasured = remote.filter((entry): entry is NotMeasured => 'reason' in entry);
    return {
      data: {
        filesystems: [...local, ...remote.filter((entry): entry is Filesystem => 'size' in entry)],
        ...(notMeasured.length > 0 ? { notMeasured } : {}),
        disks: disksOf(context.files),
      },
      ...(notMeasured.some((entry) => entry.reason === 'not-answering') ? { missing: 'a network drive does not answer' } : {}),
    };
  },
};
