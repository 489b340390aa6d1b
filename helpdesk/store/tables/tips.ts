import type { TipDraft, TipReview } from '../../../shared/api/agent-routes.ts';
import type { Language } from '../../../shared/model/language.ts';
import type { Tip } from '../../../shared/model/tip.ts';
import type { TipPlace } from '../../../shared/model/tip-effect.ts';
import type { TipPicture } from '../../../shared/tips/pictures.ts';
import type { JsonColumn } from '../json.ts';

export interface TipsTables {
  tips: TipsTable;
  tip_versions: TipVersionsTable;
  tip_outcomes: TipOutcomesTable;
  tip_pictures: TipPicturesTable;
}

interface TipsTable {
  id: string;
  state: 'draft' | 'published' | 'withdrawn';
  draft: JsonColumn<TipDraft>;
  /** What desktops have now. */
  published: JsonColumn<Tip> | null;
  /** The last version that desktops got, a withdrawal included. */
  version: number;
  updated_at: Date;
  updated_by: string;
  ticket_id: string | null;
  /** When and by whom the draft was changed last; nobody's id when it came with the program. */
  draft_at: Date;
  draft_by: string;
  draft_by_id: string | null;
  review: JsonColumn<TipReview> | null;
}
/** What desktops were given. `document` is null for a withdrawal. */
interface TipVersionsTable {
  tip_id: string;
  version: number;
  document: JsonColumn<Tip> | null;
  at: Date;
  by_name: string;
  by_id: string | null;
}
interface TipOutcomesTable {
  id: string;
  tip_id: string;
  desktop_id: string;
  version: number;
  helped: boolean;
  at: Date;
  /** The last word of this desktop about this version: it alone is in the sums, under what follows. */
  counted: boolean;
  week: string;
  place: TipPlace;
  application: string;
  language: Language;
  wave: string;
}
interface TipPicturesTable {
  /** Of the content, in hexadecimal. */
  sha256: string;
  media_type: TipPicture['mediaType'];
  bytes: number;
  content: Uint8Array;
  /** When it was last stored: one that no tip shows is kept for a while after that. */
  kept_at: Date;
}
