import { z } from 'zod';
import { applicationSchema, packageSources } from './application.ts';
import { timeSchema } from './ids.ts';

const text = z.string().max(1000);
const bytes = z.number().nonnegative();
const percent = z.number().min(0).max(100);

/** What each collector of the first set yields. Sizes in bytes, times in UTC, shares in percent unless named otherwise. */
export const sectionData = {
  system: z.object({
    distribution: text,
    distributionId: text,
    version: text.optional(),
    kernel: text,
    architecture: text,
    vendor: text.optional(),
    model: text.optional(),
    firmware: text.optional(),
    virtual: text.optional(),
    cpu: text,
    cores: z.number().int(),
    load: z.tuple([z.number(), z.number(), z.number()]),
    uptimeSeconds: z.number(),
    bootedAt: timeSchema,
    timezone: text,
  }),
  memory: z.object({
    total: bytes,
    available: bytes,
    swapTotal: bytes,
    swapFree: bytes,
    /** Pressure stall information, share of the last 60 s in which some task waited; absent on kernels without it. */
    pressure: z.object({ cpu: percent, memory: percent, io: percent }).partial().optional(),
  }),
  storage: z.object({
    filesystems: z.array(
      z.object({
        mount: text,
        device: text,
        type: text,
        size: bytes,
        used: bytes,
        available: bytes,
        inodesUsedPercent: percent.optional(),
        readOnly: z.boolean(),
      }),
    ),
    /** `network`: not asked in the quick set, since a dead server hangs; `not-answering`: asked, in vain. */
    notMeasured: z.array(z.object({ mount: text, device: text, type: text, reason: z.enum(['network', 'not-answering']) })).optional(),
    disks: z.array(z.object({ name: text, model: text.optional(), size: bytes, rotational: z.boolean(), removable: z.boolean() })),
  }),
  network: z.object({
    interfaces: z.array(
      z.object({
        name: text,
        kind: z.enum(['ethernet', 'wifi', 'vpn', 'bridge', 'loopback', 'other']),
        up: z.boolean(),
        carrier: z.boolean(),
        speedMbit: z.number().optional(),
        addresses: z.array(text),
      }),
    ),
    gateway: text.optional(),
    nameservers: z.array(text),
    searchDomains: z.array(text),
    proxy: text.optional(),
  }),
  session: z.object({
    desktop: text,
    desktopVersion: text.optional(),
    type: z.enum(['x11', 'wayland', 'tty', 'unknown']),
    windowManager: text.optional(),
    languages: z.array(text),
    remote: z.boolean(),
    theme: text.optional(),
  }),
  displays: z.object({
    displays: z.array(
      z.object({
        name: text,
        maker: text.optional(),
        model: text.optional(),
        connected: z.boolean(),
        enabled: z.boolean(),
        width: z.number().optional(),
        height: z.number().optional(),
        widthMm: z.number().optional(),
        heightMm: z.number().optional(),
      }),
    ),
    gpus: z.array(z.object({ name: text, driver: text.optional() })),
  }),
  packages: z.object({
    counts: z.partialRecord(z.enum(packageSources), z.number().int()),
    /** Packages that the help desk asks for most: office, browser, mail, desktop, kernel, printing, sound, fonts. */
    notable: z.array(z.object({ name: text, version: text, source: z.enum(packageSources) })),
    /** The whole list, one "name version" a line, sorted: readable raw and cheap to compare. */
    all: z.string().max(2_000_000),
    brokenCount: z.number().int(),
    broken: z.array(text).max(50).optional(),
  }),
  programs: z.object({
    total: z.number().int(),
    /** Those of this user that use most, by memory; names only, never a command line. */
    top: z.array(
      z.object({ name: text, pid: z.number().int(), count: z.number().int(), memory: bytes, cpuSeconds: z.number(), state: text }),
    ),
  }),
  application: z.object({
    application: applicationSchema,
    running: z.boolean(),
    processes: z.array(
      z.object({
        pid: z.number().int(),
        name: text,
        state: text,
        memory: bytes,
        cpuSeconds: z.number(),
        startedAt: timeSchema,
        threads: z.number().int(),
        openFiles: z.number().int().optional(),
      }),
    ),
    relatedPackages: z.array(z.object({ name: text, version: text })),
    sandbox: z.enum(['none', 'flatpak', 'snap']).optional(),
  }),
  devices: z.object({
    /** `healthPercent`: what it holds of what it held when it was new. */
    battery: z
      .object({ percent, charging: z.boolean(), healthPercent: percent.optional(), cycles: z.number().int().optional() })
      .optional(),
    usb: z.array(z.object({ name: text, maker: text.optional() })),
    sound: z.array(z.object({ name: text, maker: text.optional() })),
  }),
  printers: z.object({
    cupsRunning: z.boolean(),
    defaultPrinter: text.optional(),
    printers: z.array(
      z.object({
        name: text,
        info: text.optional(),
        makeAndModel: text.optional(),
        uri: text.optional(),
        state: z.enum(['idle', 'printing', 'stopped', 'unknown']),
        stateMessage: text.optional(),
        accepting: z.boolean(),
        jobs: z.number().int().optional(),
      }),
    ),
  }),
  journal: z.object({
    sinceMinutes: z.number(),
    readable: z.boolean(),
    entries: z.array(
      z.object({
        at: timeSchema,
        source: text,
        priority: z.number().int().min(0).max(7),
        message: z.string().max(2000),
        count: z.number().int(),
      }),
    ),
  }),
} as const;

export type SectionId = keyof typeof sectionData;
export const sectionIds = Object.keys(sectionData) as SectionId[];
export type SectionData<Id extends SectionId> = z.infer<(typeof sectionData)[Id]>;
