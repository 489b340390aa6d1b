import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../../shared/model/language.ts';
import { common as commonEn } from './en/common.ts';
import { common as commonId } from './id/common.ts';
import type { Namespace } from './texts.ts';

/**
 * Texts of a page, ready before its first paint: `common` and the page's own namespaces are part of its bundle.
 * The first namespace of the page is the default one; `common` is what it falls back to.
 */
export function initI18n(language: Language, namespaces: Readonly<Record<string, Namespace>>): i18n {
  const instance = createInstance();
  const all: Record<string, Namespace> = { ...namespaces, common: { en: commonEn, id: commonId } };
  const names = Object.keys(all);
  const inLanguage = (wanted: Language) => Object.fromEntries(Object.entries(all).map(([name, texts]) => [name, texts[wanted]]));
  void instance.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    initAsync: false,
    resources: { en: inLanguage('en'), id: inLanguage('id') },
    ns: names,
    defaultNS: names[0] ?? 'common',
    fallbackNS: 'common',
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  return instance;
}
