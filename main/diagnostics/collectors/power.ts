import type { SectionData } from '../../../shared/model/sections.ts';
import { propertiesOf, stringAt } from '../../platform/bus-values.ts';
import type { Files } from '../../platform/files.ts';
import type { Collector } from '../collector.ts';

type Power = SectionData<'power'>;
type Battery = Power['batteries'][number];

const supplies = '/sys/class/power_supply';
const states: Readonly<Record<string, Battery['state']>> = {
  Charging: 'charging',
  Discharging: 'discharging',
  Full: 'full',
  'Not charging': 'not-charging',
};

const numberIn = (files: Files, path: string): number | undefined => {
  const text = files.text(path, 100)?.trim();
  const value = text ? Number(text) : Number.NaN;
  return Number.isFinite(value) ? value : undefined;
};

/** sysfs-class-power of the kernel: µWh, or µAh on other firmware. A mouse has a battery too, with scope "Device". */
function batteriesOf(files: Files): Battery[] {
  return files.list(supplies).flatMap((name): Battery[] => {
    const at = (entry: string): number | undefined => numberIn(files, `${supplies}/${name}/${entry}`);
    const word = (entry: string): string => files.text(`${supplies}/${name}/${entry}`, 100)?.trim() ?? '';
    if (word('type') !== 'Battery' || word('scope') === 'Device' || word('present') === '0') return [];
    const full = at('energy_full') ?? at('charge_full');
    const design = at('energy_full_design') ?? at('charge_full_design');
    const health = full && design && design > 0 ? Math.min(100, Math.round((full / design) * 100)) : 0;
    const charge = at('capacity');
    const cycles = at('cycle_count');
    return [
      {
        name,
        ...(charge === undefined ? {} : { percent: Math.min(100, Math.max(0, charge)) }),
        state: states[word('status')] ?? 'unknown',
        ...(health > 0 ? { healthPercent: health } : {}),
        ...(cycles && cycles > 0 ? { cycles } : {}),
      },
    ];
  });
}

function mainsOf(files: Files): boolean | null {
  const cables = files.list(supplies).filter((name) => /^(?:Mains|USB)$/.test(files.text(`${supplies}/${name}/type`, 100)?.trim() ?? ''));
  return cables.length === 0 ? null : cables.some((name) => numberIn(files, `${supplies}/${name}/online`) === 1);
}

/** The sensors that tell of the processor and the drives, hwmon of the kernel; in thousandths of a degree. */
const sensors = /^(?:coretemp|k10temp|zenpower|cpu_thermal|amdgpu|nouveau|nvme|drivetemp|acpitz|thinkpad|dell_smm)$/;

function temperaturesOf(files: Files): Power['temperatures'] {
  const folder = '/sys/class/hwmon';
  return files.list(folder).flatMap((entry) => {
    const chip = files.text(`${folder}/${entry}/name`, 100)?.trim() ?? '';
    if (!sensors.test(chip)) return [];
    const inputs = files.list(`${folder}/${entry}`).filter((name) => /^temp\d+_input$/.test(name));
    // One of each chip is enough: the hottest.
    const hottest = inputs
      .flatMap((name) => {
        const value = numberIn(files, `${folder}/${entry}/${name}`);
        const limit = numberIn(files, `${folder}/${entry}/${name.replace('_input', '_crit')}`);
        // Sensors that are not wired say 0, -273 or 255.
        return value === undefined || value <= 1000 || value >= 150_000
          ? []
          : [
              {
                name: chip,
                celsius: Math.round(value / 1000),
                ...(limit && limit > 30_000 && limit < 150_000 ? { limit: Math.round(limit / 1000) } : {}),
              },
            ];
      })
      .sort((a, b) => b.celsius - a.celsius)[0];
    return hottest ? [hottest] : [];
  });
}

function processorOf(files: Files): Power['processor'] {
  const base = '/sys/devices/system/cpu';
  const cpus = files.list(base).filter((name) => /^cpu\d+$/.test(name));
  const most = (path: string): number | undefined => {
    const found = cpus.flatMap((cpu) => numberIn(files, `${base}/${cpu}/${path}`) ?? []);
    return found.length > 0 ? Math.max(...found) : undefined;
  };
  const governor = files.text(`${base}/cpu0/cpufreq/scaling_governor`, 100)?.trim();
  const khz = most('cpufreq/scaling_cur_freq');
  const maxKhz = most('cpufreq/cpuinfo_max_freq');
  // Intel only; kept for each core and for the whole chip.
  const throttled = most('thermal_throttle/package_throttle_total_time_ms') ?? most('thermal_throttle/core_throttle_total_time_ms');
  return {
    ...(governor ? { governor } : {}),
    ...(khz ? { mhz: Math.round(khz / 1000) } : {}),
    ...(maxKhz ? { maxMhz: Math.round(maxKhz / 1000) } : {}),
    ...(throttled === undefined ? {} : { throttledSeconds: Math.round(throttled / 1000) }),
  };
}

export const power: Collector<'power'> = {
  id: 'power',
  title: 'Power and heat',
  cost: 'slow',
  timeLimitMs: 5000,
  collect: async ({ files, bus }) => {
    const ask = await bus('system');
    const name = 'net.hadess.PowerProfiles';
    const profiles = ask ? await propertiesOf(ask, name, '/net/hadess/PowerProfiles', name) : null;
    const profile = stringAt(profiles, 'ActiveProfile') ?? files.text('/sys/firmware/acpi/platform_profile', 100)?.trim();
    return {
      data: {
        mains: mainsOf(files),
        batteries: batteriesOf(files),
        temperatures: temperaturesOf(files),
        processor: processorOf(files),
        ...(profile ? { profile } : {}),
      },
    };
  },
};
