import { z } from 'zod';
import { causeSchema } from './cause.ts';
import { timeSchema, tipIdSchema } from './ids.ts';
import { type Language, languages } from './language.ts';

const markdown = z.string().max(20_000);

/** One language of a tip. Sanitised Markdown; `steps` is a list, so that it can be numbered, ticked and read aloud. */
export const tipTextSchema = z.object({
  /** As the user would say it: "My Word document looks different". */
  title: z.string().min(1).max(160),
  problem: markdown,
  cause: markdown,
  alternatives: markdown,
  steps: z.array(z.string().min(1).max(4000)).max(40),
  /** Words that people type for it, the Windows ones above all. */
  keywords: z.array(z.string().min(1).max(80)).max(60),
});
export type TipText = z.infer<typeof tipTextSchema>;

/** Conditions on the desktop's own facts, decided on the desktop. An empty list or absent field means "any". */
export const audienceSchema = z.object({
  applications: z.array(z.string().max(100)).max(40).optional(),
  distributions: z.array(z.string().max(40)).max(20).optional(),
  desktops: z.array(z.string().max(40)).max(20).optional(),
  languages: z.array(z.enum(languages)).max(2).optional(),
});
export type Audience = z.infer<typeof audienceSchema>;

export const tipSchema = z.object({
  id: tipIdSchema,
  /** Grows with each publication; a desktop never goes back to an older one. */
  version: z.number().int().positive(),
  updatedAt: timeSchema,
  /** What it is about, as shown: "LibreOffice Writer". */
  app: z.string().max(100),
  causeKind: causeSchema,
  texts: z.object({ en: tipTextSchema, id: tipTextSchema.optional() }),
  audience: audienceSchema,
  /** Finding ids that this tip answers. */
  findings: z.array(z.string().max(80)).max(40),
  related: z.array(tipIdSchema).max(20),
});
export type Tip = z.infer<typeof tipSchema>;

export function tipText(tip: Tip, language: Language): TipText {
  return tip.texts[language] ?? tip.texts.en;
}
