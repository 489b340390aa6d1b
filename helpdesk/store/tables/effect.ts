import type { Generated } from 'kysely';
import type { Language } from '../../../shared/model/language.ts';
import type { EffectItem, Rework, TipPlace } from '../../../shared/model/tip-effect.ts';
import type { JsonColumn } from '../json.ts';

export interface EffectTables {
  effect_days: EffectDaysTable;
  tip_effects: TipEffectsTable;
  tip_effect_totals: TipEffectTotalsTable;
  questions: QuestionsTable;
  searches: SearchesTable;
}

interface EffectCounts {
  shown: Generated<number>;
  opened: Generated<number>;
  solved: Generated<number>;
  not_helped: Generated<number>;
  reported_opened: Generated<number>;
  reported_shown: Generated<number>;
}
/** A day as a desktop counted it, kept while it may come again with other counts. */
interface EffectDaysTable {
  desktop_id: string;
  /** "2026-11-24", by the desktop's calendar. */
  day: string;
  wave: string;
  items: JsonColumn<readonly EffectItem[]>;
}
/** Sums by week (its Monday) and circumstances. "" is no application, and no wave. */
interface TipEffectsTable extends EffectCounts {
  tip_id: string;
  version: number;
  week: string;
  place: TipPlace;
  application: string;
  language: Language;
  /** Id of a group. */
  wave: string;
}
interface TipEffectTotalsTable extends EffectCounts {
  tip_id: string;
  version: number;
  rework: Rework | null;
}
/** Searches without an answer that mean the same, by the normal form of their words. */
interface QuestionsTable {
  id: string;
  language: Language;
  normal: string;
  /** How often, as far as `searches` reach back. */
  asked: number;
  last_day: string;
  dismissed: Generated<boolean>;
  /** The tip that is being made of it. */
  tip_id: string | null;
}
interface SearchesTable {
  /** SHA-256 of the id that the desktop made: repeated, it is known again; the id, which tells the time, is not kept. */
  key: Uint8Array;
  question_id: string;
  day: string;
  text: string;
  application: string | null;
}
