import type { Identity } from '../../shared/redaction/identity.ts';
import type { Files } from './files.ts';

/** Accounts of people: from 1000 on (login.defs UID_MIN), below those that systemd and containers take. */
const isPerson = (uid: number): boolean => uid >= 1000 && uid < 60_000;

/**
 * The names that must not leave this desktop, from /etc/passwd, /etc/hostname and the folders in /home.
 * @param uid the desktop's own user
 */
export function readIdentity(
  files: Files,
  own: { readonly uid: number; readonly home: string; readonly userName?: string | undefined },
): Identity {
  const others = new Set<string>();
  let userName = own.userName;
  let fullName: string | undefined;
  for (const line of (files.text('/etc/passwd') ?? '').split('\n')) {
    const [name, , id, , comment] = line.split(':');
    if (!name || !id) continue;
    const full = comment?.split(',')[0]?.trim();
    if (Number(id) === own.uid) {
      userName ??= name;
      if (isPerson(own.uid)) fullName = full;
    } else if (isPerson(Number(id))) {
      others.add(name);
      if (full?.includes(' ')) others.add(full);
    }
  }
  for (const folder of files.list('/home')) if (folder !== userName && folder !== 'lost+found') others.add(folder);
  const hostName = files.text('/proc/sys/kernel/hostname')?.trim() || files.text('/etc/hostname')?.trim();
  return {
    home: own.home,
    otherUsers: [...others],
    ...(userName ? { userName } : {}),
    ...(fullName ? { fullName } : {}),
    ...(hostName ? { hostName } : {}),
  };
}
