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
    case 'changes':
      return t('glance.changes', { count: known.data.items.length + (known.data.omitted ?? 0) });
    case 'journal':
      return known.data.readable ? t('glance.journal', { count: known.data.entries.length }) : '';
    case 'connection':
      return t(`glance.connection.${known.data.web.state}`);
    case 'shares':
      return known.data.shares.length > 0 ? t('glance.shares', { count: known.data.shares.length }) : '';
    case 'scanners':
      return known.data.attached.map(({ name }) => name).join(', ');
    case 'power': {
      const charge = known.data.batteries[0]?.percent;
      return charge === undefined ? '' : percentText(charge, language);
    }
    case 'drives':
      return known.data.drives.length > 0 ? t('glance.drives', { count: known.data.drives.length }) : '';
    case 'sound':
      return known.data.outputs.find(({ isDefault }) => isDefault)?.name ?? '';
    case 'bluetooth':
      return known.data.adapters > 0 ? t('glance.devices', { count: known.data.devices.length }) : '';
    case 'input':
      return [known.data.language, known.data.layouts[0]].filter(Boolean).join(', ');
    case 'fonts':
      return t('glance.fonts', { count: known.data.count });
    case 'time':
      return known.data.timezone;
    case 'updates':
      return known.data.pending === undefined ? '' : t('glance.updates', { count: known.data.pending });
    case 'domain':
      return known.data.realms.map(({ name }) => name).join(', ');
    case 'services':
      return known.data.failed.length > 0 ? t('glance.services', { count: known.data.failed.length }) : '';
    case 'security':
      return t(`security.accessBy.${known.data.mandatoryAccess}`);
    case 'accessibility':
      return known.data.on.map((aid) => t(`accessibility.aid.${aid}`)).join(', ');
    case 'responding':
      return known.data.silent.map(({ name }) => name).join(', ');
    case 'crashes':
      return t('glance.crashes', { count: known.data.total });
    case 'crash':
      return `${known.data.application?.name ?? ''} ${known.data.signal}`.trim();
  }
}
