import { readZip } from '../../helpdesk/services/read-zip.ts';
import { downloadsIn } from '../../main/actions/installed.ts';
import { parseDnfLog } from '../../main/changes/logs/dnf.ts';
import { parseDpkgLog } from '../../main/changes/logs/dpkg.ts';
import { parseFlatpakHistory } from '../../main/changes/logs/flatpak.ts';
import { parseSnapChanges } from '../../main/changes/logs/snap.ts';
import { parseZyppHistory } from '../../main/changes/logs/zypp.ts';
import { parseApport } from '../../main/crashes/sources/apport.ts';
import { parseCoredump } from '../../main/crashes/sources/systemd.ts';
import { gatewayState, wirelessSignal } from '../../main/diagnostics/collectors/connection.ts';
import { parseChage } from '../../main/diagnostics/collectors/domain.ts';
import { layoutsOf } from '../../main/diagnostics/collectors/input.ts';
import { parseJournal } from '../../main/diagnostics/collectors/journal.ts';
import { parseMonitors } from '../../main/diagnostics/collectors/monitors.ts';
import { parseMounts } from '../../main/diagnostics/collectors/mounts.ts';
import { defaultGateway } from '../../main/diagnostics/collectors/network.ts';
import { foreignModules } from '../../main/diagnostics/collectors/security.ts';
import { parseOsRelease } from '../../main/diagnostics/collectors/system.ts';
import { parseAptUpgradable, parseDnfUpdates, parseZypperUpdates } from '../../main/diagnostics/collectors/updates.ts';
import { networkMounts } from '../../main/diagnostics/probes/network-files.ts';
import { flatpakSandbox, snapSandbox } from '../../main/diagnostics/probes/sandbox.ts';
import { parseEntry } from '../../main/outbox/container.ts';
import { idFromCgroup } from '../../main/platform/application-identity.ts';
import { readCcache } from '../../main/platform/ccache.ts';
import { commandOf, parseDesktopEntry, programOf } from '../../main/platform/desktop-entries.ts';
import { iniValue } from '../../main/platform/desktop-settings.ts';
import { parseEdid } from '../../main/platform/edid.ts';
import type { Files } from '../../main/platform/files.ts';
import { readGvdb } from '../../main/platform/gvdb.ts';
import { decodeIppGroups } from '../../main/platform/ipp.ts';
import { readDeb, readFlatpaks, readSnaps } from '../../main/platform/packages.ts';
import { bootTime, ownerOf, readProcess } from '../../main/platform/processes.ts';
import { readIdentity } from '../../main/platform/users.ts';
import { parseManaged } from '../../main/policy/managed.ts';
import { parseSettings } from '../../main/policy/settings-format.ts';
import { createPokeParser } from '../../main/sync/event-stream.ts';
import { readSigningKey } from '../../main/sync/signature.ts';
import { readConsent } from '../../shared/api/consent.ts';
import { readSignature } from '../../shared/api/signature.ts';
import { createRedactor } from '../../shared/redaction/redactor.ts';
import { stepPieces } from '../../shared/tips/desktop-steps.ts';
import { parseTipFile } from '../../shared/tips/markdown.ts';
import { checkPicture } from '../../shared/tips/picture-bytes.ts';
import { picturesAsWords } from '../../shared/tips/pictures.ts';
import { actionLinksIn, withoutActions } from '../../shared/tips/step-actions.ts';
import { writeZip } from '../../shared/zip/write-zip.ts';
import { fixture } from '../support/fixture.ts';
import { png } from '../support/pictures.ts';
import { positives } from '../support/redaction-corpus/corpus.ts';
import { harmlessLines } from '../support/redaction-corpus/harmless.ts';

/** Throws when it is not up to the text; whatever it returns otherwise is well. */
export type Parser = readonly [name: string, parse: (text: string) => unknown];

/** A system in which every file holds this text, and every folder a few names of it. */
function filesOf(text: string): Files {
  const bytes = Buffer.from(text, 'utf8');
  const names = text.split(/[\n/]/, 5).filter((name) => name !== '');
  return {
    text: (_path, max = 1_000_000) => text.slice(0, max),
    bytes: (_path, max = 1_000_000) => bytes.subarray(0, max),
    list: () => names,
    link: () => names[0] ?? null,
    real: (path) => path,
    kind: () => 'file',
    size: () => bytes.length,
    modifiedAt: () => 0,
    stamp: () => 'same',
    cache: null,
  };
}

const identity = { userName: 'budi', fullName: 'Budi Santoso', hostName: 'pc-7.example.org', home: '/home/budi', otherUsers: ['siti'] };
const key = '0123456789abcdef';
/** Binary files are samples and inputs as text of one character a byte. */
const bytes = (text: string): Buffer => Buffer.from(text, 'latin1');

/** To add a parser: one line. It is given texts that were once in order (see `samples`), changed at random. */
export const parsers: readonly Parser[] = [
  ['os-release', parseOsRelease],
  ['mounts', parseMounts],
  ['journal', parseJournal],
  ['routes', (text) => defaultGateway(text, text)],
  ['EDID', (text) => parseEdid(bytes(text))],
  ['IPP', (text) => [decodeIppGroups(bytes(text), 'printers'), decodeIppGroups(bytes(text), 'jobs')]],
  ['Kerberos tickets', (text) => readCcache(bytes(text))],
  ['dconf', (text) => readGvdb(bytes(text))],
  ['updates of apt', parseAptUpgradable],
  ['updates of dnf', parseDnfUpdates],
  ['updates of zypper', parseZypperUpdates],
  ['chage', parseChage],
  ['Wi-Fi signal', wirelessSignal],
  ['neighbours', (text) => gatewayState('192.168.2.1', text)],
  ['monitors.xml', parseMonitors],
  ['dpkg log', parseDpkgLog],
  ['dnf log', parseDnfLog],
  ['zypp history', parseZyppHistory],
  ['flatpak history', (text) => parseFlatpakHistory(text, 0)],
  ['snap changes', parseSnapChanges],
  ['apport', (text) => parseApport(text, { uid: 1000, name: '_usr_bin_a.1000.crash', writtenAt: 0, witnessed: null })],
  ['systemd-coredump', (text) => parseCoredump(text, 1000, () => true)],
  ['network mounts', (text) => networkMounts(filesOf(text))],
  ['sandboxes', (text) => [flatpakSandbox(filesOf(text), '/home/budi', 'a'), snapSandbox(filesOf(text), 'a')]],
  ['kernel modules', foreignModules],
  ['keyboard layouts', (text) => layoutsOf(text, text)],
  ['INI', (text) => iniValue(text, 'Proxy Settings', 'ProxyType')],
  ['desktop entry', (text) => parseDesktopEntry(text, 'a', '/usr/share/applications/a.desktop', 'id_ID.UTF-8')],
  ['Exec line', programOf],
  ['cgroup', idFromCgroup],
  ['dpkg status', (text) => readDeb(filesOf(text))],
  ['flatpak', (text) => readFlatpaks(filesOf(text), '/home/budi')],
  ['snap', (text) => readSnaps(filesOf(text))],
  ['/proc/PID', (text) => [readProcess(filesOf(text), 1), ownerOf(filesOf(text), 1), bootTime(filesOf(text), 0)]],
  ['passwd', (text) => createRedactor(readIdentity(filesOf(text), { uid: 1000, home: '/home/budi' })).text(text)],
  ['outbox entry', (text) => parseEntry(Buffer.from(text, 'utf8'))],
  ['event stream', (text) => createPokeParser(() => undefined)(text)],
  ['consent', readConsent],
  ['signature', readSignature],
  ['keys', (text) => readSigningKey(text)],
  ['settings', parseSettings],
  ['managed policy', parseManaged],
  ['tip file', (text) => parseTipFile(text, 'en')],
  ['step actions', (text) => [actionLinksIn(text), withoutActions(text)]],
  ['user folders', (text) => downloadsIn(text, '/home/budi')],
  ['Exec command', commandOf],
  ['pictures in a tip', (text) => [picturesAsWords(text), stepPieces(text)]],
  ['ZIP file', (text) => readZip(bytes(text), { files: 100, fileBytes: 100_000, allBytes: 200_000 })],
  ['picture of a tip', (text) => checkPicture(bytes(text))],
  ['redaction', redaction],
];

/** Redacting twice is redacting once, and the text does not grow beyond its placeholders. */
function redaction(text: string): void {
  const once = createRedactor(identity, key).text(text);
  if (createRedactor(identity, key).text(once) !== once) throw new Error('redacting it again changes it');
  if (once.length > text.length * 6 + 18) throw new Error('it grew');
}

/** Files and lines as they are when all is well; the lines of the redaction corpus among them. */
export const samples: readonly string[] = [
  'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nNAME="Debian GNU/Linux"\nVERSION_ID="12"\nID=debian\nID_LIKE=\'a b\'\n',
  '/dev/sda2 / ext4 rw,relatime 0 0\n//fs/data /mnt/Data\\040Kantor cifs rw,vers=3.0 0 0\ntmpfs /run tmpfs rw,nosuid,size=1G 0 0\n',
  '{"__REALTIME_TIMESTAMP":"1764000000000000","PRIORITY":"3","SYSLOG_IDENTIFIER":"kernel","MESSAGE":"disk sda1 error 5"}\n{"MESSAGE":[79,75],"PRIORITY":"2"}\n',
  'Iface\tDestination\tGateway\tFlags\tRefCnt\tUse\tMetric\tMask\neth0\t00000000\t0100000A\t0003\t0\t0\t100\t00000000\n',
  '\0ÿÿÿÿÿÿ\0\u0010¬\u0002:\u0080\u0018q8-@X,E\0\t%!\0\0\u001e\0\0\0ü\0DELL U2412M\n \0\0\0ý\0'.padEnd(128, '\0'),
  '\u0001\u0001\0\0\0\0\0\u0001\u0001G\0\u0012attributes-charset\0\u0005utf-8\u0004B\0\fprinter-name\0\u0002HP#\0\rprinter-state\0\u0004\0\0\0\u0005\u0003',
  '[Desktop Entry]\nType=Application\nName=LibreOffice Writer\nName[id]=Penulis\nExec=env X=1 /usr/bin/soffice --writer "%U"\nIcon=libreoffice-writer\n\n[Desktop Action New]\nName=New\n',
  '0::/user.slice/user-1000.slice/user@1000.service/app.slice/app-gnome-org.gnome.Nautilus-4711.scope\n',
  'Package: bash\nStatus: install ok installed\nVersion: 5.2.15-2+b7\nArchitecture: amd64\n\nPackage: zoom\nStatus: install reinstreq half-installed\nVersion: 6.2.3.2056\n\n',
  '1234 (Web Content) S 1 1234 1234 0 -1 4194560 100 0 0 0 250 50 0 0 20 0 7 0 6000 1000000 5000 0\nUid:\t1000\t1000\t1000\t1000\nbtime 1732421000\n',
  'root:x:0:0:root:/root:/bin/bash\nbudi:x:1000:1000:Budi Santoso,,,:/home/budi:/bin/bash\nsiti:x:1001:1001:Siti Rahayu:/home/siti:/bin/sh\n',
  '---\nid: no-sound\napp: Sound\ncause: how-to\n---\n# There is no sound\n\n## Problem\nNothing is heard.\n\n## Steps\n1. Open the settings.\n2. Turn it up.\n',
  '{"version":1,"organisation":"Kantor","sectionsOff":["journal"],"server":"https://help.example.org"}\n',
  'event: poke\ndata: {"cursor": 17}\n\n: still here\n\nevent: poke\nid: 4\ndata: {"cur\ndata: sor": 18}\n\n',
  '{"kind":"outcome","id":"0193a000-0000-7000-8000-000000000001","createdAt":"2026-11-24T03:00:00.000Z","format":1,"files":[]}\n',
  `sha256="${'0a'.repeat(32)}";at="2026-11-24T03:00:00.000Z";shown=?1`,
  Buffer.from(writeZip([{ name: 'tips/en/a.md', bytes: Buffer.from('hello') }])).toString('latin1'),
  png({ width: 4, height: 4 }).toString('latin1'),
  `![The tray](picture:${'0a'.repeat(32)})\n- **GNOME:** Here.\n`,
  fixture('kerberos/debian-12.ccache').toString('latin1'),
  fixture('dconf/debian-12.gvdb').toString('latin1'),
  fixture('cups/debian-12-printers.ipp').toString('latin1'),
  fixture('cups/debian-12-jobs.ipp').toString('latin1'),
  fixture('apt/debian-12-upgradable.txt').toString(),
  fixture('zypp/debian-12-list-updates.xml').toString(),
  fixture('crashes/ubuntu-apport.crash').toString(),
  fixture('crashes/debian12-systemd252.json').toString(),
  '2026-11-23 09:12:44 upgrade firefox-esr:amd64 140.1.0esr-1 140.2.0esr-1\n2026-11-23 09:12:50 status installed firefox-esr:amd64 140.2.0esr-1\n',
  '2026-11-23T09:12:44+0700 SUBDEBUG Upgrade: curl-8.2.1-4.fc39.x86_64\n',
  '2026-11-23 09:12:44|install|vim|9.0-1.1|x86_64|root@pc|repo|abc|\n',
  '[Context]\nshared=network;ipc;\nfilesystems=home:ro;xdg-documents;!host\n[Session Bus Policy]\norg.freedesktop.Notifications=talk\n',
  'Available Upgrades\ncurl.x86_64  8.2.1-4.fc39  updates\n'.repeat(20),
  'Password expires\t\t\t\t\t: Nov 30, 2026\nPassword inactive\t: never\n',
  'a\nb\nwlp2s0: 0000   52.  -58.  -256  0 0 0 0 17 0\nIP\n192.168.2.1 0x1 0x2 02:fc:00:00:00:05 * eth0\n',
  '<logicalmonitor><scale>2</scale><connector>DP-1</connector></logicalmonitor>',
  'nvidia 567 1 a, Live 0x0 (POE)\next4 114 1 - Live 0x0\n[Proxy Settings]\nProxyType[$i]=1\nus,de,ara',
  ...positives(5, 1).map(({ line }) => line),
  ...harmlessLines(5, 1),
];
