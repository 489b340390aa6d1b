import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { alphabets as a, type Random, seeded } from './random.ts';

/** Real lines of dpkg.log, alternatives.log and apt's history.log of a Debian 12 (harmless-dpkg.txt). */
const real = readFileSync(join(import.meta.dirname, 'harmless-dpkg.txt'), 'utf8')
  .trimEnd()
  .split('\n');

const hex = (r: Random, length: number): string => r.of(a.hex, length);
const uuid = (r: Random): string => `${hex(r, 8)}-${hex(r, 4)}-4${hex(r, 3)}-a${hex(r, 3)}-${hex(r, 12)}`;
const version = (r: Random): string => `${r.below(9)}.${r.below(30)}.${r.below(30)}`;
const version4 = (r: Random): string => `${r.below(200)}.${r.below(10)}.${r.below(200)}.${r.below(200)}`;
const time = (r: Random): string => `${10 + r.below(14)}:${10 + r.below(50)}:${10 + r.below(50)}`;

/**
 * Lines as these programs write them, with other numbers each time: systemd, the kernel, NetworkManager, GNOME, KDE, CUPS,
 * PipeWire, Firefox, LibreOffice, dpkg, apt, rpm, dnf, flatpak, snap, git, checksums, settings, sentences of people.
 */
const forms: readonly ((r: Random) => string)[] = [
  (r) => `Nov 24 ${time(r)} pc systemd[1]: Started user@1000.service - User Manager for UID 1000.`,
  (r) => `Nov 24 ${time(r)} pc systemd[${r.digits(4)}]: app-gnome-firefox-${r.digits(5)}.scope: Consumed 1min 12.${r.digits(3)}s CPU time.`,
  (r) => `Nov 24 ${time(r)} pc systemd[1]: systemd-journald.service: Deactivated successfully.`,
  (r) => `Nov 24 ${time(r)} pc systemd[1]: Mounted dev-disk-by\\x2duuid-${uuid(r)}.mount`,
  (r) => `Nov 24 ${time(r)} pc systemd-logind[612]: New seat seat0.`,
  (r) => `Nov 24 ${time(r)} pc systemd[1]: getty@tty1.service: Scheduled restart job, restart counter is at ${r.below(9)}.`,
  (r) => `Nov 24 ${time(r)} pc CRON[${r.digits(5)}]: pam_unix(cron:session): session opened for user root(uid=0) by (uid=0)`,
  (r) => `Nov 24 ${time(r)} pc gdm-password]: pam_unix(gdm-password:auth): authentication failure; logname= uid=0 euid=0 tty=/dev/tty1`,
  (r) => `Nov 24 ${time(r)} pc kernel: usb 1-${r.below(9)}: new high-speed USB device number ${r.below(30)} using xhci_hcd`,
  (r) => `Nov 24 ${time(r)} pc kernel: usb 1-2: New USB device found, idVendor=${hex(r, 4)}, idProduct=${hex(r, 4)}, bcdDevice= 1.00`,
  (r) => `[    ${r.below(9)}.${r.digits(6)}] BIOS-e820: [mem 0x${hex(r, 16)}-0x${hex(r, 16)}] usable`,
  (r) => `[    ${r.below(9)}.${r.digits(6)}] pci 0000:0${r.below(9)}:1f.${r.below(7)}: [8086:${hex(r, 4)}] type 00 class 0x0c0330`,
  (r) =>
    `[  ${r.digits(3)}.${r.digits(6)}] EXT4-fs (nvme0n1p2): mounted filesystem ${uuid(r)} r/w with ordered data mode. Quota mode: none.`,
  (r) =>
    `[  ${r.digits(3)}.${r.digits(6)}] app[${r.digits(5)}]: segfault at ${hex(r, 12)} ip 0000${hex(r, 12)} sp 00007ffd${hex(r, 8)} error 4 in libc.so.6[${hex(r, 12)}+155000]`,
  (r) => `[  ${r.digits(3)}.${r.digits(6)}] Code: ${Array.from({ length: 16 }, () => hex(r, 2)).join(' ')}`,
  (r) => `[  ${r.digits(3)}.${r.digits(6)}] ata1.00: supports DRM functions and may not be fully accessible`,
  (r) =>
    `[  ${r.digits(3)}.${r.digits(6)}] audit: type=1400 audit(${r.digits(10)}.${r.digits(3)}:${r.digits(3)}): apparmor="STATUS" operation="profile_load" profile="unconfined" name="snap.firefox.firefox" pid=${r.digits(4)} comm="apparmor_parser"`,
  (r) =>
    `[  ${r.digits(3)}.${r.digits(6)}] nvidia: loading out-of-tree module taints kernel, driver version ${r.digits(3)}.${r.digits(2)}.${r.digits(2)}`,
  (r) =>
    `NetworkManager[701]: <info>  [${r.digits(10)}.${r.digits(4)}] device (wlp2s0): state change: config -> need-auth (reason 'none', sys-iface-state: 'managed')`,
  (r) => `NetworkManager[701]: <info>  [${r.digits(10)}.${r.digits(4)}] dhcp4 (enp3s0): state changed new lease, address acquired`,
  () => 'NetworkManager[701]: <warn>  [1732421000.1234] device (wlp2s0): no secrets: No agents were available for this request.',
  (r) =>
    `gnome-shell[${r.digits(4)}]: JS ERROR: TypeError: this._windows[${r.below(9)}] is undefined@resource:///org/gnome/shell/ui/workspace.js:${r.digits(3)}:22`,
  (r) => `gnome-keyring-daemon[${r.digits(4)}]: couldn't access control socket: /run/user/1000/keyring/control: No such file or directory`,
  (r) =>
    `(gedit:${r.digits(5)}): Gtk-WARNING **: ${time(r)}.${r.digits(3)}: Theme parsing error: gtk.css:${r.digits(3)}:15: Expected ')' in color definition`,
  (r) => `kwin_wayland[${r.digits(4)}]: kwin_core: Failed to focus 0x${hex(r, 7)} (error 8)`,
  (r) =>
    `plasmashell[${r.digits(4)}]: qml: file:///usr/share/plasma/plasmoids/org.kde.plasma.digitalclock/contents/ui/main.qml:${r.digits(2)}`,
  (r) =>
    `dbus-daemon[${r.digits(3)}]: [session uid=1000 pid=${r.digits(4)}] Activating service name='org.freedesktop.portal.Desktop' requested by ':1.${r.digits(2)}' (uid=1000 pid=${r.digits(4)} comm="/usr/bin/nautilus")`,
  (r) => `pipewire[${r.digits(4)}]: spa.alsa: front:0p: snd_pcm_avail after recover: Broken pipe`,
  (r) => `cupsd[${r.digits(4)}]: [Job ${r.digits(2)}] Unable to locate printer "HP_LaserJet".`,
  (r) => `E [24/Nov/2026:${time(r)} +0700] [cups-deviced] PID ${r.digits(4)} (gutenprint53+usb) stopped with status 1!`,
  () => 'listening on 127.0.0.1:631 and [::1]:631, mask 255.255.255.0, any 0.0.0.0, group 224.0.0.251 and ff02::fb',
  (r) => `soffice.bin[${r.digits(5)}]: warn:vcl.gdi:${r.digits(5)}:${r.digits(5)}:vcl/source/outdev/font.cxx:${r.digits(3)}: no glyph`,
  (r) =>
    `firefox[${r.digits(5)}]: [Parent ${r.digits(5)}, Main Thread] WARNING: Failed to open VK library: file /build/firefox/gfx.cpp:${r.digits(3)}`,
  (r) => `Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${version4(r)} Safari/537.36`,
  (r) => `google-chrome-stable ${version4(r)}-1 amd64`,
  (r) => `Google Chrome version ${version4(r)}`,
  (r) => `libfoo${r.below(9)}:amd64 (${version4(r)}-${r.below(9)}, ${version4(r)}-${r.below(9)}ubuntu2)`,
  (r) => `Unpacking imagemagick-6.q16 (8:${version4(r)}+dfsg-1.6) over (8:${version4(r)}+dfsg-1.6) ...`,
  (r) => `Setting up libzmq5:amd64 (${version4(r)}) ...`,
  (r) => `2026-11-24 ${time(r)} upgrade zoom:amd64 ${version4(r)} ${version4(r)}`,
  (r) => `zoom-${version4(r)}-1.x86_64`,
  (r) => `Upgraded: kernel-core-${version(r)}-200.fc41.x86_64, teams-for-linux-${version4(r)}-1.x86_64`,
  (r) => `Depends: libc6 (>= ${version4(r)}), libqt5core5a (= ${version(r)}+dfsg-7)`,
  (r) => `org.mozilla.firefox\t${version(r)}\tstable\tflathub\tsystem ${hex(r, 12)}`,
  (r) => `core22 20240${r.digits(3)} ${r.digits(4)} latest/stable canonical✓ base`,
  (r) => `sha256:${hex(r, 64)}  linux-image.deb`,
  (r) => `${hex(r, 40)} refs/heads/main`,
  (r) => `${hex(r, 32)}  /usr/share/doc/bash/README`,
  (r) => `SHA1 Fingerprint=${Array.from({ length: 20 }, () => hex(r, 2).toUpperCase()).join(':')}`,
  (r) => `Machine-wide boot id ${hex(r, 32)}, session ${uuid(r)}`,
  (r) => `__REALTIME_TIMESTAMP=1795${r.of(a.digits, 12)}`,
  (r) => `_SOURCE_MONOTONIC_TIMESTAMP=${r.digits(10)} MESSAGE_ID=${hex(r, 32)}`,
  (r) => `took ${r.digits(3)} ms, started 1732${r.of(a.digits, 9)}, ended 1732${r.of(a.digits, 9)}`,
  (r) => `MemTotal: ${r.digits(8)} kB, inode ${r.digits(9)}, device 259:${r.below(9)}, offset 0x${hex(r, 12)}`,
  () => 'auth required pam_unix.so nullok; token_type: bearer; passwordless: yes',
  () => 'password expired for this account, token is invalid, PIN is locked',
  () => 'Password authentication is disabled; password: required; secret: none',
  () => 'keyboard-layout=us, KEY_LEFTCTRL, keycode: 37, key: Return, monkey = 4',
  () => 'std::vector<int>::push_back, foo::bar::baz, dead::beef, ab::cd at main.cpp:12:5',
  () => 'symbol lookup error: undefined symbol: memcpy@GLIBC_2.14, version GLIBCXX_3.4.30 not found',
  () => 'react@18.2.0, @mantine/core@9.7.4, node v24.3.0 on linux-x64',
  () => 'http://deb.debian.org/debian bookworm/main amd64 Packages; https://www.example.org/help?page=2',
  () => 'OID 1.3.6.1.4.1.311.2.1.12, section 4.3.2.1.5, IPv4 header checksum',
  (r) => `the window has ${r.digits(4)}x${r.digits(3)} points, scale 1.25, order 2026-11-24 of ${r.digits(6)} items`,
  () => 'My password is not accepted since this morning, and the printer says offline.',
  () => 'The password was changed yesterday. Why is the token expired again?',
  () => 'Kata sandi saya tidak diterima, padahal sudah benar. Kode program ini apa?',
  () => 'Saya lupa kata sandi. PIN salah terus, sudah 3 kali.',
  () => 'Setelah pembaruan, LibreOffice Calc 24.8.3 tertutup sendiri saat membuka berkas 2,5 MB.',
  () => 'Ruang 3 lantai 12, jam 09.30, nomor tiket 10432, tagihan Rp 1.250.000',
  (r) => `Rapat 24-11-2026 pukul ${time(r)}, dokumen No. 021/SK/2026, hal 1-14`,
];

/** At least 1,000 lines in which there is nothing to take out. */
export function harmlessLines(seed: number, rounds = 14): readonly string[] {
  const r = seeded(seed);
  return [...real, ...Array.from({ length: rounds }, () => forms.map((form) => form(r))).flat()];
}
