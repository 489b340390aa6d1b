import { z } from 'zod';

export const languages = ['en', 'id'] as const;
export const languageSchema = z.enum(languages);
export type Language = z.infer<typeof languageSchema>;

/** A text in each language; English is always there, since it is what we fall back to. */
export const localTextSchema = z.object({ en: z.string().max(20_000), id: z.string().max(20_000).optional() });
export type LocalText = z.infer<typeof localTextSchema>;

export function inLanguage(text: LocalText, language: Language): string {
  return text[language] || text.en;
}

/** The first supported language of a POSIX or BCP 47 list: "id_ID.UTF-8", "en-GB". Malay readers get Indonesian. */
export function pickLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const base = tag.toLowerCase().split(/[-_.@]/)[0];
    if (base === 'id' || base === 'in' || base === 'ms') return 'id';
    if (base === 'en') return 'en';
  }
  return 'en';
}
