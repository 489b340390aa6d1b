import { z } from 'zod';
import { idSchema, timeSchema } from './ids.ts';
import { inLanguage, type Language, type LocalText, languages, localTextSchema } from './language.ts';

/** What stands in braces in a canned answer: "{name}". */
export const placeholders = ['name', 'application', 'number', 'agent', 'organisation'] as const;
type Placeholder = (typeof placeholders)[number];

export const cannedAnswerSchema = z.object({
  id: idSchema,
  name: z.string().min(1).max(120),
  texts: localTextSchema,
  /** Everybody's; else of the one who made it. */
  shared: z.boolean(),
  updatedAt: timeSchema,
  updatedBy: z.string(),
});
export type CannedAnswer = z.output<typeof cannedAnswerSchema>;

const pattern = /\{(\w+)\}/g;

/** Names in braces that nothing fills in: most likely mistyped. */
export function unknownPlaceholders(text: string): string[] {
  const known: readonly string[] = placeholders;
  return [...new Set([...text.matchAll(pattern)].map(([, name = '']) => name).filter((name) => !known.includes(name)))];
}

/**
 * The text as it is sent, in the language of the person, or in both when that is not known. A placeholder without a value is
 * left out with the space before it, and with a comma that would follow nothing: "Hello {name}," is "Hello,".
 */
export function fillCanned(texts: LocalText, values: Readonly<Record<Placeholder, string>>, language: Language | null): string {
  const spoken = language === null ? languages : [language];
  const filled = spoken.map((one) => fill(inLanguage(texts, one), values));
  return [...new Set(filled)].join('\n\n');
}

const fill = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/( ?)\{(\w+)\}/g, (whole, space: string, name: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    return value === '' ? '' : space + value;
  });
