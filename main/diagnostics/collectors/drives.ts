import type { SectionData } from '../../../shared/model/sections.ts';
import { flagAt, numberAt, objectsOf, type Properties, stringAt } from '../../platform/bus-values.ts';
import type { Collector } from '../collector.ts';

type Drive = SectionData<'drives'>['drives'][number];

const udisks = 'org.freedesktop.UDisks2';
const kelvin = (value: number | undefined): number | undefined =>
  value && value > 200 && value < 400 ? Math.round(value - 273.15) : undefined;

/** `org.freedesktop.UDisks2.Drive.Ata`: SmartUpdated is 0 until the drive was asked for the first time. */
function ataOf(ata: Properties): Omit<Drive, 'model' | 'kind'> {
  const known = flagAt(ata, 'SmartEnabled') === true && (numberAt(ata, 'SmartUpdated') ?? 0) > 0;
  const failing = numberAt(ata, 'SmartNumAttributesFailing') ?? 0;
  const bad = numberAt(ata, 'SmartNumBadSectors') ?? 0;
  const complaints = [
    ...(flagAt(ata, 'SmartFailing') ? ['the drive expects to fail'] : []),
    ...(failing > 0 ? [`${failing} values below their limit`] : []),
    ...(bad > 0 ? [`${bad} bad sectors`] : []),
  ];
  const celsius = kelvin(numberAt(ata, 'SmartTemperature'));
  const hours = (numberAt(ata, 'SmartPowerOnSeconds') ?? 0) / 3600;
  return {
    health: !known ? 'unknown' : flagAt(ata, 'SmartFailing') || failing > 0 ? 'failing' : 'good',
    complaints: known ? complaints : [],
    ...(known && celsius !== undefined ? { celsius } : {}),
    ...(known && hours > 0 ? { hoursOn: Math.round(hours) } : {}),
  };
}

/** `org.freedesktop.UDisks2.NVMe.Controller`, since UDisks 2.10. */
function nvmeOf(nvme: Properties): Omit<Drive, 'model' | 'kind'> {
  const known = (numberAt(nvme, 'SmartUpdated') ?? 0) > 0;
  const warnings = Array.isArray(nvme.SmartCriticalWarning) ? nvme.SmartCriticalWarning.filter((one) => typeof one === 'string') : [];
  const celsius = kelvin(numberAt(nvme, 'SmartTemperature'));
  const hours = numberAt(nvme, 'SmartPowerOnHours') ?? 0;
  return {
    // Hot is no damage; the drive says it in the same list.
    health: !known ? 'unknown' : warnings.some((one) => one !== 'temperature') ? 'failing' : 'good',
    complaints: known ? warnings.map((one) => one.slice(0, 100)) : [],
    ...(known && celsius !== undefined ? { celsius } : {}),
    ...(known && hours > 0 ? { hoursOn: hours } : {}),
  };
}

export const drives: Collector<'drives'> = {
  id: 'drives',
  title: 'Health of drives',
  cost: 'slow',
  timeLimitMs: 5000,
  collect: async ({ bus }) => {
    const ask = await bus('system');
    const objects = ask ? await objectsOf(ask, udisks, '/org/freedesktop/UDisks2') : null;
    if (objects === null) return { data: { drives: [] } };
    const found = Object.values(objects).flatMap((interfaces): Drive[] => {
      const drive = interfaces[`${udisks}.Drive`];
      // Card readers and DVD drives have no health.
      if (!drive || flagAt(drive, 'MediaRemovable') || (numberAt(drive, 'Size') ?? 0) === 0) return [];
      const model = [stringAt(drive, 'Vendor'), stringAt(drive, 'Model')].filter(Boolean).join(' ').slice(0, 300) || 'unnamed';
      const ata = interfaces[`${udisks}.Drive.Ata`];
      const nvme = interfaces[`${udisks}.NVMe.Controller`];
      if (nvme) return [{ model, kind: 'nvme', ...nvmeOf(nvme) }];
      if (ata) return [{ model, kind: 'ata', ...ataOf(ata) }];
      return [{ model, kind: 'other', health: 'unknown', complaints: [] }];
    });
    return { data: { drives: found } };
  },
};
