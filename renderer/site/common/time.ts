import type { Language } from '../../../shared/model/language.ts';
import { localeFor } from '../../components/diagnostics/format.ts';

/** With the name of the time zone: the server's need not be the reader's. */
export function timeOf(time: string, language: Language): string {
  return new Date(time).toLocaleString(localeFor(language, []), {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  });
}
