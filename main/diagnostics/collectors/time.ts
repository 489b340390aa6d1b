import { flagAt, propertiesOf, stringAt } from '../../platform/bus-values.ts';
import type { Files } from '../../platform/files.ts';
import { listPids } from '../../platform/processes.ts';
import type { Collector } from '../collector.ts';

/** Programs that set the clock, by the names of their processes (at most fifteen characters). */
const services: Readonly<Record<string, string>> = {
  'systemd-timesyn': 'systemd-timesyncd',
  chronyd: 'chronyd',
  ntpd: 'ntpd',
  ntpsec: 'ntpsec',
  openntpd: 'openntpd',
};

function runningService(files: Files): string | undefined {
  for (const pid of listPids(files)) {
    const service = services[files.text(`/proc/${pid}/comm`, 100)?.trim() ?? ''];
    if (service) return service;
  }
  return undefined;
}

/** Seconds by which the hardware clock, read as UTC, is ahead of the system's. */
function hardwareOffset(files: Files, now: number): number | undefined {
  const held = Number(files.text('/sys/class/rtc/rtc0/since_epoch', 100)?.trim() || Number.NaN);
  return Number.isFinite(held) ? Math.round(held - now / 1000) : undefined;
}

export const time: Collector<'time'> = {
  id: 'time',
  title: 'Date and time',
  cost: 'slow',
  timeLimitMs: 5000,
  collect: async ({ files, env, now, bus }) => {
    const ask = await bus('system');
    const clock = ask
      ? await propertiesOf(ask, 'org.freedesktop.timedate1', '/org/freedesktop/timedate1', 'org.freedesktop.timedate1')
      : null;
    const service = runningService(files);
    // Touched at each answer of a time server, systemd-timesyncd(8).
    const last =
      files.modifiedAt('/run/systemd/timesync/synchronized') ??
      (service === 'systemd-timesyncd' ? files.modifiedAt('/var/lib/systemd/timesync/clock') : null);
    const synchronized = flagAt(clock, 'NTPSynchronized') ?? (files.kind('/run/systemd/timesync/synchronized') ? true : undefined);
    const automatic = flagAt(clock, 'NTP');
    // adjtime(5): the third line.
    const adjtime = files.text('/etc/adjtime', 1000)?.split('\n')[2]?.trim();
    const local = flagAt(clock, 'LocalRTC') ?? (adjtime === 'LOCAL' ? true : adjtime === 'UTC' ? false : undefined);
    const offset = hardwareOffset(files, now());
    const zone =
      stringAt(clock, 'Timezone') ??
      /zoneinfo\/(.+)$/.exec(files.link('/etc/localtime') ?? '')?.[1] ??
      files.text('/etc/timezone', 200)?.trim();
    return {
      data: {
        timezone: env.TZ?.replace(/^:/, '') || zone || 'UTC',
        ...(automatic === undefined ? {} : { automatic }),
        ...(synchronized === undefined ? {} : { synchronized }),
        ...(service ? { service } : {}),
        ...(last === null ? {} : { lastSynchronizedAt: new Date(last).toISOString() }),
        ...(local === undefined ? {} : { hardwareClock: local ? ('local' as const) : ('utc' as const) }),
        ...(offset === undefined ? {} : { hardwareOffsetSeconds: offset }),
      },
    };
  },
};
