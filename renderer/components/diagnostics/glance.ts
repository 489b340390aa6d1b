import type { Section } from '../../../shared/model/section.ts';
import { bytesText, percentText, shareOf } from './format.ts';
import { knownSection } from './known.ts';

type Translate = (key: string, values?: Record<string, unknown>) => string;

/** Most distributions have their version in their name. */
export function linuxName({ distribution, version }: { readonly distribution: string; readonly version?: string | undefined }): string {
  return version && !distribution.includes(version) ? `${distribution} ${version}` : distribution;
}

/** The one line beside a folded section: what one would look for first. Empty when there is nothing short to say. */
export function glanceOf(section: Section, language: string, t: Translate): string {
  const known = knownSection(section);
  if (!known) return '';
  switch (known.id) {
    case 'system':
      return linuxName(known.data);
    case 'memory':
      return t('glance.memory', { free: bytesText(known.data.available, language), size: bytesText(known.data.total, language) });
    case 'storage': {
      const shares = known.data.filesystems.map(({ used, available }) => shareOf(used, used + available));
      return shares.length > 0 ? t('glance.storage', { share: percentText(Math.max(...shares), language) }) : '';
    }
    case 'network': {
      const up = known.data.interfaces.filter((interfaces) => interfaces.up && interfaces.carrier && interfaces.kind !== 'loopback');
      return up.length > 0 ? up.map(({ name }) => name).join(', ') : t('glance.noNetwork');
    }
    case 'session':
      return `${known.data.desktop}, ${t(`session.kind.${known.data.type}`)}`;
    case 'displays':
      return t('glance.displays', { count: known.data.displays.filter(({ connected }) => connected).length });
    case 'devices':
      return t('glance.devices', { count: known.data.usb.length + known.data.sound.length });
    case 'packages':
      return t('glance.packages', { count: Object.values(known.data.counts).reduce((sum, count) => sum + (count ?? 0), 0) });
    case 'programs':
      return t('glance.programs', { count: known.data.total });
    case 'application':
      return [known.data.application.name, known.data.application.version].filter(Boolean).join(' ');
    case 'probe':
      return [known.data.version, known.data.source].filter(Boolean).join(', ');
    case 'printers':
      return t('glance.printers', { count: known.data.printers.length });
    case 'journal':
      return known.data.readable ? t('glance.journal', { count: known.data.entries.length }) : '';
  }
}
