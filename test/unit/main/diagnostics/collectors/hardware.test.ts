import { describe, expect, test } from 'vitest';
import { parseMonitors } from '../../../../../main/diagnostics/collectors/monitors.ts';
import { routesOf } from '../../../../../main/diagnostics/collectors/sound.ts';
import { bus, collect, programs } from '../../../../support/collect.ts';
import { fixture } from '../../../../support/fixture.ts';

/** Files in one folder, with the line end that sysfs writes. */
const folder = (path: string, values: Readonly<Record<string, string | number>>) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [`${path}/${name}`, `${value}\n`]));
const supply = '/sys/class/power_supply';
const cpu = '/sys/devices/system/cpu';

describe('power', () => {
  // Names and units of the kernel's Documentation/ABI/testing/sysfs-class-power and hwmon/sysfs-interface; the values are made up.
  const laptop = {
    ...folder(`${supply}/AC`, { type: 'Mains', online: 1 }),
    ...folder(`${supply}/BAT0`, {
      ...{ type: 'Battery', present: 1, status: 'Not charging', capacity: 79, cycle_count: 412 },
      ...{ energy_full: 19_480_000, energy_full_design: 23_950_000 },
    }),
    ...folder(`${supply}/hidpp_battery_0`, { type: 'Battery', scope: 'Device', status: 'Discharging', capacity: 5 }),
    ...folder('/sys/class/hwmon/hwmon4', {
      name: 'coretemp',
      temp1_input: 61_000,
      temp1_crit: 100_000,
      temp2_input: 59_000,
      temp2_crit: 100_000,
    }),
    ...folder('/sys/class/hwmon/hwmon1', { name: 'iwlwifi_1', temp1_input: 99_000 }),
    ...folder('/sys/class/hwmon/hwmon2', { name: 'acpitz', temp1_input: 0 }),
    ...folder(`${cpu}/cpu0/cpufreq`, { scaling_governor: 'powersave', scaling_cur_freq: 800_045, cpuinfo_max_freq: 4_000_000 }),
    ...folder(`${cpu}/cpu1/cpufreq`, { scaling_cur_freq: 1_900_000, cpuinfo_max_freq: 4_000_000 }),
    ...folder(`${cpu}/cpu0/thermal_throttle`, { package_throttle_total_time_ms: 2411, core_throttle_total_time_ms: 300 }),
  };

  test('a healthy laptop; the mouse’s battery is none of it', async () => {
    const answers = { 'net.hadess.PowerProfiles /net/hadess/PowerProfiles GetAll': [{ ActiveProfile: 'balanced' }] };
    const { section, findings } = await collect('power', laptop, { bus: bus(answers) });
    expect(section?.data).toEqual({
      mains: true,
      batteries: [{ name: 'BAT0', percent: 79, state: 'not-charging', healthPercent: 81, cycles: 412 }],
      temperatures: [{ name: 'coretemp', celsius: 61, limit: 100 }],
      processor: { governor: 'powersave', mhz: 1900, maxMhz: 4000, throttledSeconds: 2 },
      profile: 'balanced',
    });
    expect(findings).toEqual([]);
  });

  test('worn, hot, and saving power at the cable', async () => {
    const worn = {
      ...folder(`${supply}/BAT0`, { charge_full: 1_800_000, charge_full_design: 4_000_000 }),
      ...folder('/sys/class/hwmon/hwmon4', { temp2_input: 98_000 }),
      ...folder('/sys/firmware/acpi', { platform_profile: 'low-power' }),
    };
    const rest = Object.fromEntries(Object.entries(laptop).filter(([path]) => !/energy_/.test(path)));
    expect([...(await collect('power', { ...rest, ...worn })).findings].sort()).toEqual(['battery-worn', 'power-saver-on', 'too-hot']);
  });

  test('a desktop without sensors, and files full of nonsense', async () => {
    expect((await collect('power', {})).section?.data).toEqual({ mains: null, batteries: [], temperatures: [], processor: {} });
    const odd = { ...folder(`${supply}/BAT0`, { type: 'Battery', capacity: 'x', energy_full: 'ÿ', energy_full_design: 0, status: '' }) };
    expect((await collect('power', odd)).section?.data).toMatchObject({ batteries: [{ name: 'BAT0', state: 'unknown' }] });
  });
});

describe('drives', () => {
  // Interfaces and properties of the UDisks 2.10 reference manual; the values are made up.
  const udisks = 'org.freedesktop.UDisks2';
  const drive = (values: object) => ({
    [`${udisks}.Drive`]: { Model: 'CT500MX500SSD1', Vendor: '', Serial: 'S3CR3T', Size: 5e11, MediaRemovable: false, ...values },
  });
  const ata = (values: object) => ({
    [`${udisks}.Drive.Ata`]: {
      SmartEnabled: true,
      SmartUpdated: 1_795_000_000,
      SmartTemperature: 307.15,
      SmartPowerOnSeconds: 36_000_000,
      ...values,
    },
  });
  const nvme = (values: object) => ({
    [`${udisks}.NVMe.Controller`]: {
      SmartUpdated: 1_795_000_000,
      SmartCriticalWarning: [],
      SmartPowerOnHours: 812,
      SmartTemperature: 310,
      ...values,
    },
  });
  const asked = (objects: object) =>
    collect('drives', {}, { bus: bus({ [`${udisks} /org/freedesktop/UDisks2 GetManagedObjects`]: [objects] }) });

  test('healthy ones, never with a serial number', async () => {
    const { section, findings } = await asked({
      '/a': { ...drive({}), ...ata({ SmartFailing: false }) },
      '/b': { ...drive({ Model: 'SKHynix' }), ...nvme({ SmartCriticalWarning: ['temperature'] }) },
      '/c': drive({ Model: 'QEMU' }),
      '/d': drive({ MediaRemovable: true }),
      '/e': { [`${udisks}.Block`]: {} },
    });
    expect(section?.data).toEqual({
      drives: [
        { model: 'CT500MX500SSD1', kind: 'ata', health: 'good', complaints: [], celsius: 34, hoursOn: 10_000 },
        { model: 'SKHynix', kind: 'nvme', health: 'good', complaints: ['temperature'], celsius: 37, hoursOn: 812 },
        { model: 'QEMU', kind: 'other', health: 'unknown', complaints: [] },
      ],
    });
    expect(findings).toEqual([]);
  });

  test.each([
    ['expects to fail', { ...drive({}), ...ata({ SmartFailing: true }) }, ['disk-failing']],
    ['values below their limit', { ...drive({}), ...ata({ SmartNumAttributesFailing: 2 }) }, ['disk-failing']],
    ['NVMe worn out', { ...drive({}), ...nvme({ SmartCriticalWarning: ['spare', 'degraded'] }) }, ['disk-failing']],
    ['bad sectors', { ...drive({}), ...ata({ SmartNumBadSectors: 8 }) }, ['disk-complains']],
    ['never asked', { ...drive({}), ...ata({ SmartUpdated: 0, SmartFailing: true }) }, []],
  ])('%s', async (_what, object, findings) => {
    expect((await asked({ '/a': object })).findings).toEqual(findings);
  });

  test('without UDisks there are none', async () => {
    expect((await collect('drives', {})).section?.data).toEqual({ drives: [] });
  });
});

describe('bluetooth', () => {
  const adapter = folder('/sys/class/bluetooth/hci0', { 'device/x': '' });
  const answers = {
    'org.bluez / GetManagedObjects': [
      {
        '/org/bluez/hci0': { 'org.bluez.Adapter1': { Powered: true, Address: '00:1A:7D:DA:71:13' } },
        '/org/bluez/hci0/a': {
          'org.bluez.Device1': { Alias: 'WH-1000XM4', Icon: 'audio-headset', Paired: true, Connected: true },
          'org.bluez.Battery1': { Percentage: 70 },
        },
        '/org/bluez/hci0/b': { 'org.bluez.Device1': { Alias: '11-22-33-44-55-66', Paired: true } },
        '/org/bluez/hci0/c': { 'org.bluez.Device1': { Alias: 'TV of the neighbour', Paired: false } },
      },
    ],
  };

  test('paired devices by name, never by address', async () => {
    const { section } = await collect('bluetooth', adapter, { bus: bus(answers) });
    expect(section?.data).toEqual({
      ...{ adapters: 1, powered: true, blocked: false, serviceRunning: true },
      devices: [
        { name: 'WH-1000XM4', kind: 'audio-headset', connected: true, batteryPercent: 70 },
        { name: 'unnamed', connected: false },
      ],
    });
  });

  test('blocked by a switch', async () => {
    const blocked = {
      ...adapter,
      ...folder('/sys/class/rfkill/rfkill0', { type: 'bluetooth', soft: 0, hard: 1 }),
      ...folder('/sys/class/rfkill/rfkill1', { type: 'wlan', soft: 1, hard: 0 }),
    };
    expect((await collect('bluetooth', blocked, { bus: bus(answers) })).findings).toEqual(['bluetooth-blocked']);
  });

  test('a computer without it asks nobody', async () => {
    expect((await collect('bluetooth', {}, { bus: bus(answers) })).section?.data).toMatchObject({
      adapters: 0,
      devices: [],
      serviceRunning: false,
    });
  });
});

describe('sound', () => {
  const text = (name: string) => fixture(`pulseaudio/debian-12-${name}`).toString();
  const pactl = {
    'pactl info': text('info.txt'),
    'pactl -f json list sinks': text('sinks.json'),
    'pactl -f json list sources': text('sources.json'),
    'pactl -f json list cards': '[]',
    'pactl -f json list sink-inputs': '[]',
  };

  test('PulseAudio: the muted output in use; its monitor is no microphone', async () => {
    const { section, findings } = await collect('sound', {}, { exec: programs(pactl) });
    expect(section?.data).toMatchObject({
      server: 'pulseaudio',
      outputs: [{ name: 'Built-in_Audio', isDefault: true, muted: true, volumePercent: 65 }],
      inputs: [{ isDefault: true, muted: false }],
      playing: 0,
    });
    expect(section?.data).toHaveProperty('inputs.length', 1);
    expect(findings).toEqual(['sound-muted']);
  });

  test('cards of the kernel when no server runs', async () => {
    // The layout of snd_card_info_read() in sound/core/init.c.
    const cards =
      ' 0 [PCH            ]: HDA-Intel - HDA Intel PCH\n                      HDA Intel PCH at 0xf2530000 irq 145\n 1 [Headset        ]: USB-Audio - Jabra Link 380\n                      GN Netcom A/S\n';
    const { section } = await collect('sound', { '/proc/asound/cards': cards }, { exec: programs({}) });
    expect(section).toMatchObject({ status: 'ok', data: { cards: [{ name: 'HDA Intel PCH' }, { name: 'Jabra Link 380' }], outputs: [] } });
    expect((await collect('sound', { '/proc/asound/cards': '--- no soundcards ---\n' })).section).toMatchObject({
      status: 'partial',
      data: { cards: [] },
    });
  });

  test('a PulseAudio without JSON says what is missing; a broken answer is none', async () => {
    const old = { 'pactl info': text('info.txt'), 'pactl -f': 'Sink #0\n' };
    expect((await collect('sound', {}, { exec: programs(old) })).section).toMatchObject({
      status: 'partial',
      data: { server: 'pulseaudio' },
    });
  });

  // Fields as in the fixture; a laptop with a socket for a monitor, made up.
  const sink = {
    ...{ name: 'alsa_output.hdmi', description: 'HDMI', mute: false, volume: { 'front-left': { value_percent: '40%' } } },
    ...{
      active_port: 'hdmi-output-0',
      ports: [{ name: 'hdmi-output-0', description: 'HDMI / DisplayPort', availability: 'not available' }],
    },
  };

  test('a socket with nothing plugged in', async () => {
    expect(routesOf([sink], 'alsa_output.hdmi')).toEqual([
      { name: 'HDMI', isDefault: true, muted: false, volumePercent: 40, port: 'HDMI / DisplayPort', available: false },
    ]);
    const speakers = { ...sink, name: 'alsa_output.analog', description: 'Speakers', active_port: null };
    const exec = programs({
      ...pactl,
      'pactl info': text('info.txt').replace('Default Sink: speakers', 'Default Sink: alsa_output.hdmi'),
      'pactl -f json list sinks': JSON.stringify([sink, speakers]),
    });
    expect((await collect('sound', {}, { exec })).findings).toEqual(['sound-wrong-output']);
  });

  test.each([
    [[{}]],
    [[{ name: 7, ports: 'x', volume: 'loud' }]],
    [[{ name: 'a', volume: { left: { value_percent: null } }, ports: [null] }]],
  ])('odd fields are no crash', (list) => {
    expect(() => routesOf(list, undefined)).not.toThrow();
  });
});

describe('displays', () => {
  // The elements of monitors.xml version 2 of mutter (src/backends/meta-monitor-config-store.c).
  const monitors = (scale: number) => `<monitors version="2"><configuration>
    <logicalmonitor><x>0</x><y>0</y><scale>${scale}</scale><primary>yes</primary><monitor><monitorspec><connector>eDP-1</connector><vendor>LGD</vendor><product>0x05f2</product><serial>0x00000000</serial></monitorspec></monitor></logicalmonitor>
    <logicalmonitor><x>1920</x><y>0</y><scale>${scale}</scale><monitor><monitorspec><connector>HDMI-1</connector></monitorspec></monitor></logicalmonitor>
  </configuration></monitors>`;

  test('scales come from the desktop’s own file', async () => {
    expect([...parseMonitors(monitors(2))]).toEqual([
      ['eDP-1', 2],
      ['HDMI-1', 2],
    ]);
    expect(parseMonitors('<logicalmonitor><scale>x</scale><logicalmonitor>').size).toBe(0);
    const card = '/sys/class/drm/card0';
    const { section } = await collect('displays', {
      ...folder(`${card}-eDP-1`, { status: 'connected', enabled: 'enabled', modes: '3840x2160' }),
      ...folder(`${card}-HDMI-A-1`, { status: 'connected', enabled: 'enabled', modes: '1920x1080' }),
      ...folder(`${card}/device`, { vendor: '0x8086', device: '0x5917' }),
      '/home/budi/.config/monitors.xml': monitors(2),
    });
    expect(section?.data).toMatchObject({
      displays: [
        { name: 'HDMI-A-1', scale: 2 },
        { name: 'eDP-1', scale: 2 },
      ],
      accelerated: false,
    });
  });
});

describe('scanners', () => {
  const device = (name: string, values: object) => folder(`/sys/bus/usb/devices/${name}`, { ...values });
  // Names of sysfs and of the udev database, as on Debian 12; the devices are made up.
  const files = {
    '/etc/sane.d/dll.conf': '# backends\nnet\n#v4l\nepson2\n',
    '/etc/sane.d/dll.d/airscan': 'airscan\n',
    '/etc/sane.d/net.conf': '# servers\nconnect_timeout = 60\npindai.kantor.example\n',
    '/etc/sane.d/airscan.conf':
      '[devices]\n#"x" = http://a/eSCL\nLantai2 = http://192.0.2.4/eSCL\n\n[options]\ndiscovery = enable\nx = http://no\n',
    ...device('1-2', { product: 'Perfection V39', manufacturer: 'EPSON', dev: '189:6', serial: 'S3CR3T' }),
    '/run/udev/data/c189:6': 'I:1\nE:ID_MODEL=Perfection\nE:libsane_matched=yes\n',
    ...device('1-3', { product: 'DCP-L2550DW', manufacturer: 'Brother', dev: '189:7' }),
    ...device('1-3:1.1', { bInterfaceClass: '07', bInterfaceSubClass: '01', bInterfaceProtocol: '04' }),
    ...device('1-4', { product: 'Mouse', dev: '189:8' }),
    ...device('1-4:1.0', { bInterfaceClass: '03', bInterfaceSubClass: '01', bInterfaceProtocol: '02' }),
    ...device('usb1', { product: 'xHCI', dev: '189:0' }),
    '/proc/70/comm': 'ipp-usb\n',
  };

  test('one with a driver, one that needs none; no mouse, no serial number, no address', async () => {
    const { section, findings } = await collect('scanners', files);
    expect(section?.data).toEqual({
      ...{ sane: true, driverless: true, ippUsbRunning: true, configured: 2 },
      attached: [
        { name: 'Perfection V39', maker: 'EPSON', known: true, driverless: false },
        { name: 'DCP-L2550DW', maker: 'Brother', known: false, driverless: true },
      ],
    });
    expect(findings).toEqual([]);
  });

  test('nothing to scan with', async () => {
    const bare = Object.fromEntries(Object.entries(files).filter(([path]) => !path.startsWith('/etc/sane.d')));
    expect((await collect('scanners', bare)).findings).toEqual(['scanner-without-support']);
    expect(await collect('scanners', {})).toMatchObject({ section: { data: { sane: false, attached: [] } }, findings: [] });
  });
});
