import { type Language, languageSchema, pickLanguage } from '../../shared/model/language.ts';

const languageKey = 'pandu.language';

/** What this browser's agent chose, else what the browser prefers. */
export function startLanguage(): Language {
  const kept = languageSchema.safeParse(read(languageKey));
  return kept.success ? kept.data : pickLanguage(navigator.languages);
}

export function keepLanguage(language: Language): void {
  write(languageKey, language);
}

/** Storage may be full or forbidden: then a preference, or a draft, lasts as long as the page. */
export function read(key: string): string | null {
  try {
    return window.localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** An empty value takes the entry away. */
export function write(key: string, value: string): void {
  try {
    if (value === '') window.localStorage.removeItem(key);
    else window.localStorage.setItem(key, value);
  } catch {
    // See above.
  }
}
