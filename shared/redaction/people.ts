import { isPerson } from './accounts.ts';
import { feature } from './features.ts';
import { groupPass, onlyWith, type Pass } from './pass.ts';

const { slash, letter, backslash, at, colon } = feature;

/** Folders of people, also of those whom this computer's list of users does not name (domain users, other systems). */
const homes = groupPass(
  'user',
  slash,
  /\/(?:home|export\/home|Users|media|run\/media|var\/mail|var\/spool\/mail|var\/spool\/cron\/crontabs|var\/spool\/cron|AccountsService\/users|AccountsService\/icons|systemd\/linger|samba\/usershares\/homes)\/(?<it>[^/\s"'`:,;<>[\](){}|*?]{1,80})/g,
  (name, text, at) => !notAHome(name, text, at),
);
/** /home/kantor.example.org/siti: SSSD and winbind put the domain between. */
const domainHomes = groupPass(
  'user',
  slash,
  /\/home\/(?:[\w-]{1,40}\.){1,5}(?:com|org|net|id|local|lan|internal|corp|home|example|ad|edu|gov)\/(?<it>[^/\s"'`:,;<>[\](){}|*?]{1,80})/g,
);
/** /media and /Users have folders that are no person's. */
const ordinary = new Set('linuxbrew cdrom cdrom0 usb usb0 usb1 floppy dvd disk shared public default lost+found all removable'.split(' '));
const notAHome = (name: string, text: string, at: number): boolean =>
  ordinary.has(name.toLowerCase()) ||
  (text[at - 2] === 'a' && text.startsWith('/media/', at - 7) && text[at + name.length] !== '/') ||
  !/[a-z\d\u00c0-\uffff]/i.test(name);
/** C:\Users\Siti Rahayu\…, and the log-in of a domain: KANTOR\siti. */
const windowsHomes = groupPass(
  'user',
  backslash,
  /[\\/](?:Users|Documents and Settings|Dokumente und Einstellungen)\\{1,2}(?<it>[^\\/\s"'<>|:*?][^\\/"'<>|:*?\n]{0,60}?)(?=[\\/"']|$|\s[^\\]{0,60}$)/g,
  isPerson,
);
const domainLogIn = groupPass(
  'user',
  backslash,
  /(?<![\w\\/.:-])[A-Z][A-Z0-9-]{1,14}\\{1,2}(?<it>[a-z][\w.-]{1,40})(?![\w\\(])/g,
  isPerson,
);
/** ~siti/Dokumen */
const tilde = groupPass('user', slash, /(?<![\w/.~])~(?<it>[a-z_][\w.-]{1,31})(?=\/)/g, isPerson);

/** Where a log says whose session it is. */
const account = groupPass(
  'user',
  letter,
  /(?<![\w-])(?:for user|for invalid user|invalid user|of user|by user|of User|user name is|username is|(?:Accepted|Failed) (?:password|publickey|keyboard-interactive\/pam|gssapi-with-mic) for(?: invalid user)?|session (?:opened|closed) for user|by|login:|logged in as|log ?in as|masuk sebagai|\(to|ssh|scp|sftp|rsync|TTY=\S{1,20} ; PWD=\S{1,200} ; USER|(?:user|username|user_name|logname|login|ruser|account|acct|principal|owner|USER|LOGNAME|USERNAME|SUDO_USER|akun|pengguna|nama pengguna|namapengguna|uname|User Id|UID)["']?(?:=| = |: ?))["']?[ ]?["']?(?<it>[A-Za-z_][\w.-]{1,31})(?![\w/:.]\w)/g,
  (name, text, at) => isPerson(name) && followsRight(name, text, at),
);
/** "by siti(uid=1002)" yes, "by the"; "ssh siti@host" yes, "ssh server". */
function followsRight(name: string, text: string, at: number): boolean {
  const after = text.slice(at + name.length, at + name.length + 2);
  const before = text.slice(Math.max(0, at - 8), at);
  // "ruser= rhost=": the next name of a list.
  if (after.startsWith('=')) return false;
  if (/(?:^|\s)by $/.test(before)) return after.startsWith('(');
  if (/(?:^|\s)(?:ssh|scp|sftp|rsync) $/.test(before)) return after.startsWith('@');
  if (/\(to $/.test(before)) return after.startsWith(')');
  return !after.startsWith('(') || !/[:=]["' ]*$/.test(before);
}
/** sudo writes the one who asked first: "sudo[99]: siti : TTY=…". */
const sudo = groupPass(
  'user',
  colon,
  /(?<![\w-])(?:sudo|su|pkexec|doas)(?:\[\d{1,8}\])?: {1,8}(?<it>[a-z_][\w.-]{1,31})(?= : |: )/g,
  isPerson,
);
/** su writes the one who asked last: "(to root) siti on pts/1". */
const su = groupPass('user', letter, /(?<=\(to \S{1,32}\) )(?<it>[a-z_][\w.-]{1,31})(?= on )/g, isPerson);
/** ticket of Kerberos: siti@KANTOR.EXAMPLE is an e-mail address to the eye; siti@KANTOR is not. */
const principal = groupPass('user', at, /(?<![\w.@-])(?<it>[a-z][\w.-]{1,40})(?=@[A-Z][A-Z0-9-]+(?![\w.]))/g, isPerson);

/** Own expressions for what begins with a name. */
const sharePeople = groupPass(
  'user',
  slash | at,
  /(?<=(?:smb|cifs|sftp|ssh|ftp|ftps|dav|davs|fish|afp|file|rdp|vnc|imap|imaps|smtp):\/\/(?:[\w.-]{1,64};)?)(?<it>[^\s/@:;"'<>]{1,64})(?=[:@])/gi,
);

export const peoplePasses: readonly Pass[] = [
  onlyWith(['/home/'], domainHomes),
  homes,
  windowsHomes,
  domainLogIn,
  tilde,
  onlyWith(
    [
      'user',
      'User',
      'USER',
      'login',
      'LOGNAME',
      'logname',
      'log in',
      'logged',
      'masuk',
      'acc',
      'Acc',
      'Failed',
      'by ',
      '(to ',
      'ssh',
      'scp',
      'rsync',
      'sftp',
      'akun',
      'pengguna',
      'owner',
      'principal',
      'uname',
      'UID',
    ],
    account,
  ),
  sudo,
  onlyWith(['(to '], su),
  principal,
  sharePeople,
];
