import { type FSWatcher, watch } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface WatchOptions {
  /** Folder that stands for "/". */
  readonly root?: string;
  readonly uid: number;
  /** Something was written that may tell of a crash of this user. */
  readonly onHint: () => void;
  readonly log: (message: string) => void;
}

/** core.soffice\x2ebin.1000.BOOT.PID.MICROSECONDS.zst, and its temporary name before it is whole. */
const coreName = /\.(\d+)\.[0-9a-f]{32}\.\d+\.\d+/;

/**
 * Learns of crashes without waking an idle computer: the kernel tells (inotify) when systemd-coredump keeps a core, apport
 * a report or ABRT a problem, each of which is written for a crash only. Where systemd-coredump is told to keep no cores,
 * the user's own journal file is watched in their place, which changes a little more often.
 * @returns the way to stop
 */
export async function watchForCrashes({ root = '/', uid, onHint, log }: WatchOptions): Promise<() => void> {
  const watchers: FSWatcher[] = [];
  const add = (path: string, concerns: (name: string) => boolean): boolean => {
    try {
      const watcher = watch(join(root, path), { persistent: false }, (_kind, name) => {
        if (name === null || concerns(name)) onHint();
      });
      watcher.on('error', (error) => {
        log(`crashes: ${path} is no longer watched: ${error.message}`);
        watcher.close();
      });
      watchers.push(watcher);
      return true;
    } catch {
      // Not there: another distribution's way of catching crashes.
      return false;
    }
  };
  const cores = await keepsCores(root);
  if (cores) add('/var/lib/systemd/coredump', (name) => coreName.exec(name)?.[1] === String(uid));
  else {
    const machine = (await readFile(join(root, '/etc/machine-id'), 'utf8').catch(() => '')).trim();
    const own = `user-${uid}.journal`;
    if (machine) for (const base of ['/var/log/journal', '/run/log/journal']) add(`${base}/${machine}`, (name) => name === own);
  }
  add('/var/crash', (name) => name.endsWith(`.${uid}.crash`));
  add('/var/spool/abrt', (name) => name.startsWith('ccpp-'));
  return () => {
    for (const watcher of watchers) watcher.close();
  };
}

/** Storage= of coredump.conf(5); the last one counts, and drop-in files come after the main one. */
async function keepsCores(root: string): Promise<boolean> {
  const { readdir } = await import('node:fs/promises');
  let storage = 'external';
  const files = ['/usr/lib/systemd/coredump.conf', '/etc/systemd/coredump.conf'];
  for (const folder of ['/usr/lib/systemd/coredump.conf.d', '/etc/systemd/coredump.conf.d']) {
    const names = await readdir(join(root, folder)).catch((): string[] => []);
    files.push(
      ...names
        .filter((name) => name.endsWith('.conf'))
        .sort()
        .map((name) => `${folder}/${name}`),
    );
  }
  for (const file of files) {
    const text = (await readFile(join(root, file), 'utf8').catch(() => '')).slice(0, 100_000);
    for (const [, value] of text.matchAll(/^[ \t]*Storage[ \t]*=[ \t]*(\w+)/gm)) storage = value ?? storage;
  }
  return storage === 'external';
}
