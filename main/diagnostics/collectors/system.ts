import { bootTime } from '../../platform/processes.ts';
import type { Collector } from '../collector.ts';

/** os-release(5): NAME="value" lines. */
export function parseOsRelease(text: string): Record<string, string> {
  const values: Record<string, string> = {};
  for (const line of text.split('\n')) {
    const match = /^([A-Z_]+)=(?:"([^"]*)"|'([^']*)'|(.*))$/.exec(line.trim());
    if (match?.[1]) values[match[1]] = match[2] ?? match[3] ?? match[4] ?? '';
  }
  return values;
}

/** x86 names the model; ARM often only in the device tree. */
function cpuName(cpuinfo: string): string | undefined {
  return /^(?:model name|Hardware|cpu model)\s*:\s*(.+)$/m.exec(cpuinfo)?.[1]?.trim();
}

export const system: Collector<'system'> = {
  id: 'system',
  title: 'Computer and system',
  cost: 'quick',
  timeLimitMs: 2000,
  publicKeys: ['distribution', 'distributionId', 'version', 'kernel', 'architecture', 'cpu', 'virtual', 'timezone', 'bootedAt'],
  collect: ({ files, now, env }) => {
    const line = (path: string): string | undefined => files.text(path)?.replaceAll('\0', '').trim() || undefined;
    const os = parseOsRelease(files.text('/etc/os-release') ?? files.text('/usr/lib/os-release') ?? '');
    const cpuinfo = files.text('/proc/cpuinfo') ?? '';
    const load = (files.text('/proc/loadavg') ?? '0 0 0').split(' ').map(Number);
    const booted = bootTime(files, now());
    const zone = /zoneinfo\/(.+)$/.exec(files.link('/etc/localtime') ?? '')?.[1];
    const flags = /^flags\s*:.*\bhypervisor\b/m.test(cpuinfo);
    const vendor = line('/sys/class/dmi/id/sys_vendor');
    const model = line('/sys/class/dmi/id/product_name') ?? line('/proc/device-tree/model');
    const firmware = line('/sys/class/dmi/id/bios_version');
    const container = files.kind('/.dockerenv') ? 'docker' : files.kind('/run/.containerenv') ? 'podman' : line('/run/systemd/container');
    const virtual = container ?? (flags ? (line('/sys/hypervisor/type') ?? 'virtual machine') : undefined);
    return {
      data: {
        distribution: os.PRETTY_NAME || os.NAME || 'unknown',
        distributionId: os.ID || 'unknown',
        ...(os.VERSION_ID ? { version: os.VERSION_ID } : {}),
        kernel: line('/proc/sys/kernel/osrelease') ?? 'unknown',
        architecture: line('/proc/sys/kernel/arch') ?? process.arch,
        ...(vendor ? { vendor } : {}),
        ...(model ? { model } : {}),
        ...(firmware ? { firmware } : {}),
        ...(virtual ? { virtual } : {}),
        cpu: cpuName(cpuinfo) ?? 'unknown',
        cores: Math.max(1, [...cpuinfo.matchAll(/^processor\s*:/gm)].length),
        load: [load[0] || 0, load[1] || 0, load[2] || 0],
        uptimeSeconds: Math.max(0, Math.round((now() - booted) / 1000)),
        bootedAt: new Date(booted).toISOString(),
        timezone: env.TZ?.replace(/^:/, '') || zone || line('/etc/timezone') || 'UTC',
      },
    };
  },
};
