import { renderToString } from 'react-dom/server';
import type { Start } from '../../shared/ipc/contract.ts';
import type { Language } from '../../shared/model/language.ts';
import { usualPolicy } from '../../shared/model/policy.ts';
import { desktop as desktopEn } from '../i18n/en/desktop.ts';
import { desktop as desktopId } from '../i18n/id/desktop.ts';
import { initI18n } from '../i18n/index.ts';
import { App } from './App.tsx';

/** What nearly every report begins with: nothing known yet, and all well. The page replaces it when it has started. */
const usual = (language: Language): Start => ({
  version: '',
  language,
  theme: 'system',
  view: { name: 'report' },
  policy: { ...usualPolicy, hotkey: '' },
  sync: { state: 'online', waiting: 0, lastContactAt: null, newsAt: null },
  unread: 0,
  call: null,
  desktops: [],
});

/**
 * The report form as HTML, drawn when Pandu is built, by the very components that draw it later: it is on the screen,
 * and takes what is typed, before the first script has run.
 */
export function reportFormAhead(language: Language): string {
  const i18n = initI18n(language, { desktop: { en: desktopEn, id: desktopId } });
  return renderToString(<App first={usual(language)} i18n={i18n} />);
}
