/** Sections of a healthy desktop, on which no rule may fire; a test breaks one of them at a time. */
export const disk = {
  mount: '/',
  device: '/dev/sda2',
  type: 'ext4',
  size: 240e9,
  used: 100e9,
  available: 130e9,
  inodesUsedPercent: 5,
  readOnly: false,
};
export const disks = (...filesystems: object[]) => ({ filesystems, disks: [] });
export const memory = { total: 8e9, available: 4e9, swapTotal: 2e9, swapFree: 2e9, pressure: { memory: 0, io: 0, cpu: 10 } };
export const card = { name: 'eth0', kind: 'ethernet', up: true, carrier: true, addresses: ['[ip-1]'] };
export const network = { interfaces: [card], gateway: '[ip-2]', nameservers: ['[ip-3]'], searchDomains: [] };
export const printer = {
  name: 'Lantai2',
  state: 'idle',
  accepting: true,
  driver: 'driverless',
  supplies: [{ name: 'Black', percent: 60 }],
};
export const packages = { counts: { deb: 2 }, notable: [], all: 'fonts-crosextra-carlito 1\nlibreoffice-core 7', brokenCount: 0 };
const process = { pid: 9, name: 'soffice.bin', state: 'S', memory: 1, cpuSeconds: 1, startedAt: '2026-11-24T04:10:00.000Z', threads: 1 };
export const application = (state: string) => ({
  application: { name: 'Writer' },
  running: true,
  processes: [{ ...process, state }],
  relatedPackages: [],
});

export const system = {
  ...{ distribution: 'Debian', distributionId: 'debian', kernel: '6.1.0-13-amd64', architecture: 'x86_64', cpu: 'i5', cores: 8 },
  ...{ load: [0, 0, 0], uptimeSeconds: 36_000, bootedAt: '2026-11-24T04:10:00.000Z', timezone: 'Asia/Jakarta' },
};
export const connection = {
  ...{ lookedUp: 'check.example', dns: [{ server: '[ip-1]', state: 'ok', ms: 12 }], gateway: 'reachable', clockOffsetSeconds: 1 },
  ...{ web: { state: 'online', host: 'check.example', ms: 40 }, connectivity: 'full', vpn: [{ kind: 'vpn', state: 'connected' }] },
  ...{ proxy: { mode: 'none' }, wifi: [{ name: 'wlp2s0', signalDbm: -58, signalPercent: 74 }] },
};
export const offline = {
  ...connection,
  web: { state: 'no-answer', host: 'check.example' },
  connectivity: 'none',
  clockOffsetSeconds: undefined,
};
export const silent = [{ server: '[ip-1]', state: 'no-answer' }];
export const share = { place: '/mnt/bersama (//berkas/bersama)', kind: 'smb', by: 'system', state: 'ok', ms: 4 };
export const shares = { shares: [share], ticket: { state: 'valid', realm: 'KANTOR.EXAMPLE' } };
export const battery = { name: 'BAT0', percent: 80, state: 'discharging', healthPercent: 91, cycles: 120 };
export const power = {
  ...{ mains: false, batteries: [battery], temperatures: [{ name: 'coretemp', celsius: 84, limit: 100 }], profile: 'balanced' },
  processor: { governor: 'powersave', mhz: 800, maxMhz: 4200, throttledSeconds: 300 },
};
export const drive = { model: 'Samsung SSD 870', kind: 'ata', health: 'good', complaints: [], celsius: 34, hoursOn: 9000 };
export const output = { name: 'Built-in Audio', isDefault: true, muted: false, volumePercent: 60, port: 'Speakers' };
export const sound = {
  ...{ cards: [{ name: 'Built-in Audio', profile: 'output:analog-stereo+input:analog-stereo', bluetooth: false }], playing: 0 },
  ...{ server: 'PulseAudio (on PipeWire 1.0.5)', outputs: [output], inputs: [{ ...output, name: 'Microphone' }] },
};
export const headset = { name: 'WH-1000', profile: 'headset-head-unit', bluetooth: true };
export const bluetooth = {
  adapters: 1,
  powered: true,
  blocked: false,
  serviceRunning: true,
  devices: [{ name: 'Mouse', connected: true }],
};
export const input = {
  ...{ language: 'id_ID.UTF-8', categories: [], missingLocales: [], layouts: ['us', 'de+nodeadkeys'], layoutsFrom: 'desktop' },
  ...{ systemLayouts: ['us'], methodWanted: 'ibus', methodsRunning: ['ibus-daemon'] },
};
const substitutes = [
  { font: 'Calibri', by: 'Carlito' },
  { font: 'Cambria', by: 'Caladea' },
];
export const fonts = { count: 200, substitutes, emoji: true, eastAsian: false, own: 0 };
export const time = { timezone: 'Asia/Jakarta', automatic: true, synchronized: true, service: 'systemd-timesyncd', hardwareClock: 'utc' };
export const updates = {
  ...{ pending: 12, security: 3, packages: ['curl'], listsAgeDays: 1, runningKernel: '6.1.0-13-amd64', newestKernel: '6.1.0-13-amd64' },
  ...{ restartNeeded: false, restartFor: [] },
};
export const domain = {
  joined: true,
  realms: [{ name: 'kantor.example' }],
  domainAccount: true,
  accountsBy: ['sssd'],
  online: true,
  passwordDaysLeft: 40,
};
export const unit = { name: 'fwupd-refresh.service', description: 'Refresh fwupd metadata', by: 'system', reason: 'exit-code' };
export const services = { failed: [unit], asked: ['system', 'user'] };
const security = {
  firmware: 'uefi',
  secureBoot: true,
  mandatoryAccess: 'apparmor',
  encryptedDisks: 1,
  foreignModules: ['nvidia (POE)'],
};
export const accessibility = { on: ['stickyKeys', 'slowKeys'], textScale: 1.25, from: ['dconf'] };
export const laptop = { name: 'eDP-1', connected: true, enabled: true, width: 3840, height: 2160, widthMm: 310, scale: 2 };
export const monitor = { name: 'DP-1', connected: true, enabled: true, width: 1920, height: 1080, widthMm: 530, scale: 1 };
export const displays = { displays: [laptop, monitor], gpus: [{ name: 'Intel Iris', driver: 'i915' }], accelerated: true };

const scanner = { name: 'DCP-L2550DW', maker: 'Brother', known: false, driverless: true };
export const scanners = { sane: true, driverless: true, attached: [scanner], ippUsbRunning: true, configured: 0 };

export const profile = { count: 1, size: 1e6, larger: false, damage: [], locks: [{ kind: 'document', holder: 'running', count: 1 }] };
export const damaged = (file: string) => ({ ...profile, damage: [{ file, problem: 'not-its-kind' }] });
export const tunnel = { service: 'org.freedesktop.NetworkManager.openvpn', active: true, installed: true };
export const probe = {
  probe: 'libreoffice',
  profile,
  defaults: [{ type: 'application/pdf', application: 'evince', state: 'implied' }],
  errors: [],
  networkFiles: [],
  extensions: [{ name: 'Chosen', enabled: false }],
  java: { found: true, needed: true },
  scanning: { backends: 90 },
  vpn: { connections: [tunnel] },
  meeting: { portal: true, pipewire: true },
  sandbox: { kind: 'flatpak', home: 'write', permissions: [] },
};
export const session = { desktop: 'GNOME', type: 'wayland', languages: ['id'], remote: false };

const signature = 'c1-bcdfghjklmnpqrstbcdf';
export const crashed = (at: string, change: object = {}) => ({
  ...{ at, executable: '/usr/bin/gimp', signal: 'SIGSEGV', frames: [{ function: 'f', module: 'm' }], signature },
  ...{ application: { name: 'GIMP' }, source: 'systemd-coredump', confirmed: true },
  ...change,
});
export const crashesOf = (...all: object[]) => ({ asOf: '2026-11-24T04:10:00.000Z', sinceDays: 30, total: all.length, crashes: all });
export const hung = { name: 'GIMP', pid: 9, how: 'window', waitedMs: 5000, state: 'T' };

export const healthy = {
  probe,
  session,
  // Of long ago; in the background; not confirmed.
  crashes: crashesOf(
    crashed('2026-11-24T04:00:00.000Z', { application: null }),
    crashed('2026-11-24T04:00:00.000Z', { confirmed: false }),
    crashed('2026-11-20T04:00:00.000Z'),
  ),
  responding: { asked: 5, silent: [] },
  scanners,
  storage: disks(disk, { ...disk, mount: '/media/cd', type: 'iso9660', used: 7e8, available: 0, readOnly: true }),
  memory,
  network,
  printers: { cupsRunning: true, printers: [printer], waiting: [{ printer: 'Lantai2', state: 'held', minutes: 600 }] },
  packages,
  application: application('S'),
  ...{ system, connection, shares, power, drives: { drives: [drive] }, sound, bluetooth, input, fonts, time, updates, domain },
  ...{ services, security, accessibility, displays },
};
