import { z } from 'zod';
import { text } from './units.ts';

export const inputSection = z.object({
  /** LANG of the session, and the categories that differ from it. */
  language: text,
  categories: z.array(z.object({ name: text, value: text })),
  /** Locales that the session asks for and that are not there; absent when nobody could be asked. */
  missingLocales: z.array(text).optional(),
  /** In the order in which they are switched; "us", "de+nodeadkeys". */
  layouts: z.array(text),
  layoutsFrom: z.enum(['desktop', 'system', 'none']),
  systemLayouts: z.array(text),
  /** For scripts that need more than keys: what the session wants, and what runs. */
  methodWanted: text.optional(),
  methodsRunning: z.array(text),
});
