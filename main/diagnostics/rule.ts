import type { Finding } from '../../shared/model/finding.ts';
import type { SectionData, SectionId } from '../../shared/model/sections.ts';

/** The sections that are there, by id. A rule that needs one which is not says nothing. */
export type Facts = { readonly [Id in SectionId]?: SectionData<Id> };

/** One health rule. It fires once at most; several cases (two full disks) are told in one evidence. */
export type Rule = (facts: Facts) => Finding | null;

/** "7.6 GB": decimal, as disks are sold. For evidence, which agents read. */
export function sizeText(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** power;
  return `${value >= 100 || power === 0 ? Math.round(value) : value.toFixed(1)} ${units[power]}`;
}

type Filesystem = SectionData<'storage'>['filesystems'][number];

/** As `df` counts: what is reserved for root counts as used. */
export function usedPercent({ used, available }: Filesystem): number {
  return used + available > 0 ? (used / (used + available)) * 100 : 0;
}

/** Written to by people and programs: not a small pseudo file system, not a medium that is full by nature. */
export function isWritable({ type, readOnly, size }: Filesystem): boolean {
  return !readOnly && size > 16_000_000 && !/^(?:squashfs|iso9660|udf|erofs|overlay|tmpfs|vfat|efivarfs)$/.test(type);
}

/** Boot partitions are small and have rules of their own. */
export const isBoot = ({ mount }: Filesystem): boolean => mount === '/boot' || mount === '/boot/efi' || mount === '/efi';

export const roomText = (filesystem: Filesystem): string =>
  `${filesystem.mount}: ${usedPercent(filesystem).toFixed(1)} % of ${sizeText(filesystem.size)} used, ${sizeText(filesystem.available)} free`;
