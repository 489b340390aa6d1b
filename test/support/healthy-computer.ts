import type { DiagnosticsDeps } from '../../main/diagnostics/diagnostics.ts';
import { bus, programs } from './collect.ts';
import { fixture } from './fixture.ts';
import { statLine } from './system-root.ts';

/** Files, services and programs of a laptop in an office that is well: Debian 12, GNOME, a domain, a share. All made up but fixtures. */
export const healthyFiles: Readonly<Record<string, string | Uint8Array | { readonly link: string }>> = {
  '/etc/os-release': 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nID=debian\nVERSION_ID="12"\n',
  '/proc/sys/kernel/osrelease': '6.1.0-25-amd64\n',
  '/lib/modules/6.1.0-25-amd64/modules.dep': '',
  '/lib/modules/6.1.0-22-amd64/modules.dep': '',
  '/proc/cpuinfo': 'processor\t: 0\nmodel name\t: Intel(R) Core(TM) i5\nflags\t\t: fpu\n',
  '/proc/meminfo': 'MemTotal: 8000000 kB\nMemAvailable: 5000000 kB\nSwapTotal: 0 kB\nSwapFree: 0 kB\n',
  '/proc/stat': `btime ${Date.UTC(2026, 10, 24, 1) / 1000}\n`,
  '/proc/uptime': '41400.0 100000.0\n',
  '/proc/self/mounts': '/dev/nvme0n1p2 / ext4 rw 0 0\n//berkas.kantor.example/bersama /mnt/bersama cifs rw 0 0\n',
  '/sys/class/net/wlp2s0/flags': '0x1003\n',
  '/sys/class/net/wlp2s0/carrier': '1\n',
  '/sys/class/net/wlp2s0/wireless/x': '',
  '/proc/net/route':
    'Iface\tDestination\tGateway\tFlags\tRefCnt\tUse\tMetric\tMask\nwlp2s0\t00000000\t0102A8C0\t0003\t0\t0\t600\t00000000\n',
  '/proc/net/arp': 'IP address HW type Flags HW address Mask Device\n192.168.2.1 0x1 0x2 02:fc:00:00:00:05 * wlp2s0\n',
  '/proc/net/wireless': 'Inter-|\n face |\nwlp2s0: 0000   52.  -58.  -256        0      0      0      0     17        0\n',
  '/etc/resolv.conf': 'nameserver 192.168.2.1\n',
  '/etc/nsswitch.conf': 'passwd: files systemd sss\n',
  '/etc/passwd': 'root:x:0:0:root:/root:/bin/bash\n',
  '/etc/krb5.conf': '[libdefaults]\n default_realm = KANTOR.EXAMPLE\n',
  '/tmp/krb5cc_1000': fixture('kerberos/debian-12.ccache'),
  '/etc/default/keyboard': 'XKBLAYOUT="us"\nXKBVARIANT=""\n',
  '/home/budi/.config/dconf/user': fixture('dconf/debian-12.gvdb'),
  '/usr/bin/apt': '',
  '/var/cache/apt/pkgcache.bin': '',
  '/run/systemd/timesync/synchronized': '',
  '/etc/adjtime': '0.0 0 0.0\n0\nUTC\n',
  '/proc/5/stat': statLine(5, 'systemd-timesyn'),
  '/proc/5/status': 'Uid:\t998\t998\n',
  '/proc/5/comm': 'systemd-timesyn\n',
  '/var/lib/dpkg/status': 'Package: libreoffice-core\nStatus: install ok installed\nVersion: 4:7.4.7-1\n',
  '/usr/share/fonts/truetype/crosextra/Carlito-Regular.ttf': '',
  '/usr/share/fonts/truetype/crosextra/Caladea-Regular.ttf': '',
  '/usr/share/fonts/truetype/liberation2/LiberationSans-Regular.ttf': '',
  '/usr/share/fonts/truetype/liberation2/LiberationSerif-Regular.ttf': '',
  '/sys/class/power_supply/AC/type': 'Mains\n',
  '/sys/class/power_supply/AC/online': '1\n',
  '/sys/class/power_supply/BAT0/type': 'Battery\n',
  '/sys/class/power_supply/BAT0/status': 'Charging\n',
  '/sys/class/power_supply/BAT0/capacity': '90\n',
  '/sys/class/power_supply/BAT0/energy_full': '50000000\n',
  '/sys/class/power_supply/BAT0/energy_full_design': '57000000\n',
  '/sys/class/hwmon/hwmon3/name': 'coretemp\n',
  '/sys/class/hwmon/hwmon3/temp1_input': '54000\n',
  '/sys/class/hwmon/hwmon3/temp1_crit': '100000\n',
  '/sys/class/bluetooth/hci0/x': '',
  '/sys/class/rfkill/rfkill0/type': 'bluetooth\n',
  '/sys/class/rfkill/rfkill0/soft': '0\n',
  '/sys/class/rfkill/rfkill0/hard': '0\n',
  '/sys/class/drm/card0/device/vendor': '0x8086\n',
  '/sys/class/drm/card0/device/device': '0x5917\n',
  '/sys/class/drm/card0-eDP-1/status': 'connected\n',
  '/sys/class/drm/card0-eDP-1/enabled': 'enabled\n',
  '/dev/dri/renderD128': '',
  '/sys/firmware/efi/efivars/SecureBoot-8be4df61-93ca-11d2-aa0d-00e098032b8c': new Uint8Array([6, 0, 0, 0, 1]),
};

const udisks = 'org.freedesktop.UDisks2';
const systemd = 'org.freedesktop.systemd1 /org/freedesktop/systemd1 ListUnitsFiltered';
const healthyServices: Readonly<Record<string, readonly unknown[]>> = {
  'org.freedesktop.NetworkManager /org/freedesktop/NetworkManager GetAll': [{ Connectivity: 4 }],
  'org.freedesktop.NetworkManager /org/freedesktop GetManagedObjects': [{}],
  'org.freedesktop.timedate1 /org/freedesktop/timedate1 GetAll': [
    { NTP: true, NTPSynchronized: true, LocalRTC: false, Timezone: 'Asia/Jakarta' },
  ],
  'net.hadess.PowerProfiles /net/hadess/PowerProfiles GetAll': [{ ActiveProfile: 'balanced' }],
  [`${udisks} /org/freedesktop/UDisks2 GetManagedObjects`]: [
    {
      '/a': {
        [`${udisks}.Drive`]: { Model: 'SK hynix BC711', Size: 5e11 },
        [`${udisks}.NVMe.Controller`]: { SmartUpdated: 1, SmartCriticalWarning: [] },
      },
    },
  ],
  'org.bluez / GetManagedObjects': [
    {
      '/h': { 'org.bluez.Adapter1': { Powered: true } },
      '/h/a': { 'org.bluez.Device1': { Alias: 'Keyboard K380', Paired: true, Connected: true } },
    },
  ],
  [systemd]: [[['fwupd-refresh.service', 'Refresh fwupd', 'loaded', 'failed', 'failed', '', '/u', 0, '', '/']]],
  'org.freedesktop.sssd.infopipe /org/freedesktop/sssd/infopipe ListDomains': [['/d']],
  'org.freedesktop.sssd.infopipe /d IsOnline': [true],
};

const pulse = (name: string): string => fixture(`pulseaudio/debian-12-${name}`).toString();
const healthyPrograms: Parameters<typeof programs>[0] = {
  'pactl info': pulse('info.txt'),
  'pactl -f json list sinks': pulse('sinks.json').replace('"mute":true', '"mute":false'),
  'pactl -f json list sources': pulse('sources.json'),
  'pactl -f json list': '[]',
  'stat -f -c %T -- /mnt/bersama': 'smb2\n',
  df: 'Filesystem 1-blocks Used Available Capacity Mounted on\n//b/b 1000000000 1000 900000000 1% /mnt/bersama\n',
  'apt list': 'Listing...\ncurl/stable-security 7.88.1-10+deb12u7 amd64 [upgradable from: 7.88.1-10+deb12u6]\n',
  'locale -a': 'C\nC.utf8\nid_ID.utf8\nPOSIX\n',
  journalctl: '',
};

/** What is not a file: clock, session, services, programs. */
export function healthyRest(
  services: Readonly<Record<string, readonly unknown[]>> = {},
  changed: Parameters<typeof programs>[0] = {},
): Partial<DiagnosticsDeps> {
  return {
    env: { LANG: 'id_ID.UTF-8', XDG_CURRENT_DESKTOP: 'GNOME', XDG_SESSION_TYPE: 'wayland' },
    bus: bus({ ...healthyServices, ...services }),
    exec: programs({ ...changed, ...healthyPrograms, ...changed }),
  };
}
