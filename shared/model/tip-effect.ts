import { z } from 'zod';
import { tipIdSchema } from './ids.ts';
import { languageSchema } from './language.ts';

/** Where somebody met a tip. `day`: as tip of the day; `related`: below another tip; `conversation`: an agent pointed to it. */
export const tipPlaceSchema = z.enum(['home', 'report', 'finding', 'crash', 'day', 'list', 'related', 'conversation']);
export type TipPlace = z.infer<typeof tipPlaceSchema>;

/** `reported`: a report was sent all the same. */
export const tipEventSchema = z.enum(['shown', 'opened', 'solved', 'not-helped', 'reported']);
export type TipEvent = z.infer<typeof tipEventSchema>;

const count = z.number().int().nonnegative().max(100_000);

/** What one desktop counted of one tip in one day, by the circumstances. */
const effectItemSchema = z.object({
  tip: tipIdSchema,
  version: z.number().int().positive(),
  place: tipPlaceSchema,
  language: languageSchema,
  /** In front at that time, if it is one that the tip is about; null otherwise: which other programs people use is nobody's business. */
  application: z.string().min(1).max(100).nullable(),
  shown: count,
  opened: count,
  /** Reports that were sent although the tip had been opened, or had at least been in sight. */
  reportedOpened: count,
  reportedShown: count,
});
export type EffectItem = z.infer<typeof effectItemSchema>;

export const dayEffectSchema = z.object({ items: z.array(effectItemSchema).max(2000) });

/** Days after which a desktop gives up sending what it counted, and the help desk no longer takes it. */
export const effectDaysKept = 35;

/** What is counted of one version of a tip. */
export const tipCountsSchema = z.object({
  shown: z.number().int(),
  opened: z.number().int(),
  solved: z.number().int(),
  notHelped: z.number().int(),
  reportedOpened: z.number().int(),
  reportedShown: z.number().int(),
});
export type TipCounts = z.infer<typeof tipCountsSchema>;
export const noCounts: TipCounts = { shown: 0, opened: 0, solved: 0, notHelped: 0, reportedOpened: 0, reportedShown: 0 };

export const reworkSchema = z.enum(['seldom-solved', 'still-reported']);
export type Rework = z.infer<typeof reworkSchema>;

/** Fewer say nothing. */
export const fewestToJudge = 5;

/**
 * Why a version of a tip needs work; null when it does well, or too few have met it to tell. `seldom-solved`: of at least
 * five who judged it, fewer than half said that it solved their problem. `still-reported`: it was opened at least five
 * times, and more than half of these ended in a report. What was only in sight weighs nothing here.
 */
export function reworkReason({ opened, solved, notHelped, reportedOpened }: TipCounts): Rework | null {
  const judged = solved + notHelped;
  if (judged >= fewestToJudge && solved * 2 < judged) return 'seldom-solved';
  if (opened >= fewestToJudge && reportedOpened * 2 > opened) return 'still-reported';
  return null;
}

/** The Monday of a day, "2026-11-24" -> "2026-11-23". */
export function weekOf(day: string): string {
  const date = new Date(`${day.slice(0, 10)}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  return date.toISOString().slice(0, 10);
}
