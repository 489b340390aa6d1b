import { useTranslation } from 'react-i18next';
import { diagnostics as diagnosticsEn } from '../i18n/en/diagnostics.ts';
import { diagnostics as diagnosticsId } from '../i18n/id/diagnostics.ts';

/** Words of the diagnostics view, brought by the pages that show it: the first paint of the form goes without. */
export function useDiagnosticsTexts(): void {
  const { i18n } = useTranslation();
  if (i18n.hasResourceBundle('en', 'diagnostics')) return;
  i18n.addResourceBundle('en', 'diagnostics', diagnosticsEn);
  i18n.addResourceBundle('id', 'diagnostics', diagnosticsId);
}
