import type { Inventory } from '../../shared/api/desktop-routes.ts';
import type { Report } from '../../shared/model/report.ts';
import type { Section } from '../../shared/model/section.ts';

type SeedReport = Omit<Report, 'id' | 'createdAt' | 'schema' | 'attachments'>;

const gigabyte = 1e9;

function section(id: string, data: unknown, status: Section['status'] = 'ok', error?: string): Section {
  return {
    id,
    status,
    takenAt: new Date().toISOString(),
    durationMs: 12,
    ...(data === undefined ? {} : { data }),
    ...(error ? { error } : {}),
  };
}

function at(minutesAgo: number): string {
  return new Date(Date.now() - minutesAgo * 60_000).toISOString();
}

/** What the collectors of the first set yield on an ordinary office computer whose disk is full, one of them broken. */
export function officeSections(): Section[] {
  return [
    section('system', {
      distribution: 'Ubuntu',
      distributionId: 'ubuntu',
      version: '24.04.1 LTS',
      kernel: '6.8.0-48-generic',
      architecture: 'x86_64',
      vendor: 'Dell Inc.',
      model: 'OptiPlex 3070',
      cpu: 'Intel Core i5-9500 CPU @ 3.00GHz',
      cores: 6,
      load: [2.41, 1.8, 1.2],
      uptimeSeconds: 93_784,
      bootedAt: at(1563),
      timezone: 'Asia/Jakarta',
    }),
    section('memory', {
      total: 8.2 * gigabyte,
      available: 1.1 * gigabyte,
      swapTotal: 2.1 * gigabyte,
      swapFree: 0.4 * gigabyte,
      pressure: { cpu: 3.2, memory: 14.8, io: 6 },
    }),
    section('storage', {
      filesystems: [
        {
          mount: '/',
          device: '/dev/sda2',
          type: 'ext4',
          size: 60 * gigabyte,
          used: 41 * gigabyte,
          available: 16 * gigabyte,
          inodesUsedPercent: 18,
          readOnly: false,
        },
        {
          mount: '/home',
          device: '/dev/sda3',
          type: 'ext4',
          size: 180 * gigabyte,
          used: 178 * gigabyte,
          available: 0.6 * gigabyte,
          inodesUsedPercent: 44,
          readOnly: false,
        },
      ],
      disks: [{ name: 'sda', model: 'WDC WDS240G2G0A', size: 240 * gigabyte, rotational: false, removable: false }],
    }),
    section('network', {
      interfaces: [
        { name: 'enp1s0', kind: 'ethernet', up: true, carrier: true, speedMbit: 1000, addresses: ['10.20.3.45'] },
        { name: 'wlp2s0', kind: 'wifi', up: false, carrier: false, addresses: [] },
      ],
      gateway: '10.20.3.1',
      nameservers: ['10.20.0.53'],
      searchDomains: ['kantor.example'],
    }),
    section('session', {
      desktop: 'GNOME',
      desktopVersion: '46.2',
      type: 'wayland',
      windowManager: 'mutter',
      languages: ['id_ID.UTF-8', 'en'],
      remote: false,
      theme: 'Yaru',
    }),
    section('displays', {
      displays: [{ name: 'HDMI-A-1', maker: 'LG', model: '24MK430', connected: true, enabled: true, width: 1920, height: 1080 }],
      gpus: [{ name: 'Intel UHD Graphics 630', driver: 'i915' }],
    }),
    section('packages', {
      counts: { deb: 2114, snap: 11 },
      notable: Array.from({ length: 24 }, (_, index) => ({
        name: ['libreoffice-calc', 'firefox', 'cups', 'thunderbird'][index % 4] ?? 'x',
        version: `4:24.2.${index}-0ubuntu1`,
        source: 'deb',
      })),
      all: Array.from({ length: 2114 }, (_, index) => `package-${String(index).padStart(4, '0')} 1.${index}`).join('\n'),
      brokenCount: 1,
    }),
    section('programs', {
      total: 287,
      top: Array.from({ length: 14 }, (_, index) => ({
        name: ['soffice.bin', 'firefox', 'gnome-shell', 'thunderbird'][index % 4] ?? 'x',
        pid: 4000 + index,
        count: index + 1,
        memory: (900 - index * 60) * 1e6,
        cpuSeconds: 300 - index * 20,
        state: 'sleeping',
      })),
    }),
    section('application', undefined, 'timeout', 'gave up after 2000 ms'),
    section('printers', {
      cupsRunning: true,
      defaultPrinter: 'Lantai-2',
      printers: [
        {
          name: 'Lantai-2',
          info: 'Epson L5190',
          makeAndModel: 'Epson L5190 Series',
          uri: 'ipp://10.20.3.9',
          state: 'stopped',
          stateMessage: 'Paused',
          accepting: true,
          jobs: 3,
        },
      ],
    }),
    section('journal', {
      sinceMinutes: 60,
      readable: true,
      entries: [
        { at: at(6), source: 'soffice.bin', priority: 3, message: 'write failed: No space left on device', count: 12 },
        { at: at(20), source: 'kernel', priority: 4, message: 'EXT4-fs (sda3): low on free blocks', count: 1 },
      ],
    }),
    section('changes', {
      sinceAt: at(9 * 1440),
      untilAt: at(0),
      basis: 'last-healthy',
      items: [
        { at: at(300), kind: 'device-added', name: 'DEL U2412M', device: 'display' },
        { at: at(2 * 1440 + 90), kind: 'upgraded', name: 'libreoffice-core', from: '4:24.2.4-0ubuntu1', to: '4:24.2.5-0ubuntu1' },
        { at: at(2 * 1440 + 91), kind: 'upgraded', name: 'libreoffice-calc', from: '4:24.2.4-0ubuntu1', to: '4:24.2.5-0ubuntu1' },
        { at: at(5 * 1440), kind: 'setting', name: 'opens.pdf', from: 'org.gnome.Evince.desktop', to: 'libreoffice-draw.desktop' },
      ],
    }),
    section('future-thing', { shape: 'unknown to this console', list: [1, 2, 3] }),
  ];
}

const inventoryOf = (userName: string, hostName: string, language: Inventory['language']): Inventory => ({
  userName,
  hostName,
  distribution: 'Ubuntu 24.04',
  desktop: 'GNOME',
  sessionType: 'wayland',
  language,
  panduVersion: '0.1.0',
});

const plain = { tipsShown: [], pandu: { version: '0.1.0' } };

/** Three people, four problems. */
export function seedReports(): readonly { readonly inventory: Inventory; readonly reports: readonly SeedReport[] }[] {
  return [
    {
      inventory: inventoryOf('Sari Wulandari', 'keu-014', 'id'),
      reports: [
        {
          ...plain,
          language: 'id',
          message: 'Excel tidak bisa menyimpan\nSetiap kali saya simpan muncul pesan galat. Laporan harus dikirim jam 3 sore.',
          hinders: 'blocked',
          application: { name: 'LibreOffice Calc', version: '24.2.5', package: 'libreoffice-calc', source: 'deb' },
          findings: [
            {
              id: 'disk-full',
              severity: 'serious',
              cause: 'desktop',
              text: { en: 'The disk with your files is nearly full.', id: 'Diska tempat berkas Anda hampir penuh.' },
              evidence: '/home: 99.7 % of 180 GB used',
              section: 'storage',
              tip: 'disk-full',
            },
            {
              id: 'memory-low',
              severity: 'warning',
              cause: 'desktop',
              text: { en: 'Little memory is free.', id: 'Memori kosong tinggal sedikit.' },
              evidence: '1.1 GB of 8.2 GB available',
              section: 'memory',
            },
          ],
          sections: officeSections(),
        },
        {
          ...plain,
          language: 'id',
          message: 'Di mana menu Start?',
          hinders: 'question',
          application: null,
          findings: [],
          sections: [],
        },
      ],
    },
    {
      inventory: inventoryOf('Budi Santoso', 'hrd-002', 'id'),
      reports: [
        {
          ...plain,
          language: 'id',
          message: 'Printer lantai 2 diam saja',
          hinders: 'slowed',
          application: { name: 'LibreOffice Writer', version: '24.2.5' },
          findings: [],
          sections: officeSections(),
        },
      ],
    },
    {
      inventory: inventoryOf('Maria Hutapea', 'law-107', 'en'),
      reports: [
        {
          ...plain,
          language: 'en',
          message: 'My Word document looks different, the table runs out of the page',
          hinders: 'slowed',
          application: { name: 'LibreOffice Writer', version: '24.2.5' },
          findings: [],
          sections: officeSections(),
        },
      ],
    },
  ];
}
