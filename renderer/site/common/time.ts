import type { SiteFrame } from '../../../shared/site/contract.ts';
import { localeFor } from '../../components/diagnostics/format.ts';

/** In the zone of the office, wherever the server stands, and with its name: the reader may be elsewhere. */
export function timeOf(time: string, { language, zone }: Pick<SiteFrame, 'language' | 'zone'>): string {
  return new Date(time).toLocaleString(localeFor(language, []), {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: zone,
    timeZoneName: 'short',
  });
}
