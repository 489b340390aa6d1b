import type { SectionData } from '../../../shared/model/sections.ts';
import { readCcache } from '../../platform/ccache.ts';
import type { Collector, CollectorContext } from '../collector.ts';
import { parseMounts } from './mounts.ts';

type Shares = SectionData<'shares'>;
type Share = Shares['shares'][number];
type Kind = Share['kind'];

const kinds: readonly (readonly [RegExp, Kind])[] = [
  [/^(?:cifs|smb3|smbfs|smb-share)$/, 'smb'],
  [/^(?:nfs4?)$/, 'nfs'],
  [/^(?:fuse\.sshfs|sftp)$/, 'ssh'],
  [/^(?:davfs|fuse\.davfs2?|dav|davs)$/, 'webdav'],
  [/^(?:ftp|ftps|fuse\.curlftpfs)$/, 'ftp'],
  [/^(?:fuse\.(?:rclone|glusterfs|ceph-fuse)|ceph|glusterfs|afs)$/, 'other'],
];
const kindOf = (type: string): Kind | undefined => kinds.find(([pattern]) => pattern.test(type))?.[1];

/** `stat -f` in place of a system call: when the server is dead the program hangs, and is left behind. */
async function answers({ exec, signal }: CollectorContext, path: string): Promise<Pick<Share, 'state' | 'ms'>> {
  if (exec === null) return { state: 'not-checked' };
  const began = performance.now();
  const result = await exec('stat', ['-f', '-c', '%T', '--', path], { timeoutMs: 2500, maxBytes: 1000, signal });
  if (result.ok) return { state: 'ok', ms: Math.round(performance.now() - began) };
  if (result.reason === 'timeout') return { state: 'not-answering' };
  if (result.reason !== 'failed') return { state: 'not-checked' };
  return { state: /permission denied|required key|access denied/i.test(result.stderr) ? 'refused' : 'not-answering' };
}

/** What `ListMounts2` of GVfs's tracker tells of each mount: (sossssssbay(aya{sv})ay); the type of the place is in its last part. */
export function gvfsMounts(answer: readonly unknown[] | null): { readonly place: string; readonly kind: Kind; readonly path: string }[] {
  const list = answer?.[0];
  if (!Array.isArray(list)) return [];
  return list.slice(0, 100).flatMap((entry: unknown) => {
    if (!Array.isArray(entry)) return [];
    const [display, fuse, spec] = [entry[2], entry[9], entry[10]];
    const items: unknown = Array.isArray(spec) ? spec[1] : null;
    const item = (name: string): string => {
      const value: unknown = typeof items === 'object' && items !== null ? (items as Record<string, unknown>)[name] : undefined;
      return Buffer.isBuffer(value) ? value.toString('utf8').replace(/\0+$/, '') : typeof value === 'string' ? value : '';
    };
    const kind = kindOf(item('type'));
    if (!kind || typeof display !== 'string') return [];
    const path = Buffer.isBuffer(fuse) ? fuse.toString('utf8').replace(/\0+$/, '') : '';
    const place = item('server') ? `//${item('server')}/${item('share')}` : `${item('type')}://${item('host')}`;
    return [{ place, kind, path }];
  });
}

async function sharesOf(context: CollectorContext): Promise<Share[]> {
  const mounted = parseMounts(context.files.text('/proc/self/mounts') ?? '').flatMap((mount) => {
    const kind = kindOf(mount.type);
    return kind ? [{ place: `${mount.path} (${mount.device})`, kind, path: mount.path, by: 'system' as const }] : [];
  });
  const ask = await context.bus('session');
  const tracker = 'org.gtk.vfs.Daemon';
  const listed = ask ? await ask(tracker, '/org/gtk/vfs/mounttracker', 'org.gtk.vfs.MountTracker.ListMounts2', 'b', [false]) : null;
  const opened = gvfsMounts(listed).map((mount) => ({ ...mount, by: 'desktop' as const }));
  return Promise.all(
    [...mounted, ...opened].slice(0, 40).map(async ({ place, kind, path, by }): Promise<Share> => {
      const state = path === '' ? { state: 'not-checked' as const } : await answers(context, path);
      return { place: place.slice(0, 500), kind, by, ...state };
    }),
  );
}

const timeOf = (seconds: number): string => new Date(seconds * 1000).toISOString();

/** krb5.conf(5), default_ccache_name; without it the file in /tmp. */
async function ticketOf({ files, env, uid, now, exec, signal }: CollectorContext): Promise<Shares['ticket']> {
  const configured = /^\s*default_ccache_name\s*=\s*(\S+)/m.exec(files.text('/etc/krb5.conf', 100_000) ?? '')?.[1];
  const name = (env.KRB5CCNAME || configured || `FILE:/tmp/krb5cc_${uid}`)
    .replaceAll('%{uid}', String(uid))
    .replaceAll('%{euid}', String(uid));
  const path = /^(?:FILE:)?(\/.*)$/.exec(name)?.[1] ?? null;
  if (path === null) {
    // Kept by the kernel or a service: only its own program can tell.
    const listed = exec ? await exec('klist', [], { timeoutMs: 2000, maxBytes: 50_000, signal }) : null;
    if (!listed || (!listed.ok && listed.reason !== 'failed')) return { state: 'unknown' };
    const line = listed.ok ? listed.stdout.split('\n').find((one) => one.includes('krbtgt/')) : undefined;
    const realm = /krbtgt\/([^@\s]+)@/.exec(line ?? '')?.[1];
    return line ? { state: line.includes('>>>Expired<<<') ? 'expired' : 'valid', ...(realm ? { realm } : {}) } : { state: 'none' };
  }
  const bytes = files.bytes(path, 1_000_000);
  if (bytes === null) return { state: 'none' };
  const cache = readCcache(bytes);
  if (cache === null) return { state: 'unknown' };
  const ticket = cache.tickets.filter(({ server }) => server.startsWith('krbtgt/')).sort((a, b) => b.endsAt - a.endsAt)[0];
  if (!ticket) return { state: 'none', realm: cache.realm };
  return {
    state: ticket.endsAt * 1000 > now() ? 'valid' : 'expired',
    realm: cache.realm,
    startedAt: timeOf(ticket.startsAt),
    endsAt: timeOf(ticket.endsAt),
    ...(ticket.renewableUntil > 0 ? { renewableUntil: timeOf(ticket.renewableUntil) } : {}),
  };
}

export const shares: Collector<'shares'> = {
  id: 'shares',
  title: 'Network folders',
  cost: 'slow',
  timeLimitMs: 7000,
  collect: async (context) => {
    const [found, ticket] = await Promise.all([sharesOf(context), ticketOf(context)]);
    return { data: { shares: found, ticket } };
  },
};
