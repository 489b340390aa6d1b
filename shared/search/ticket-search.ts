import type { Tip } from '../model/tip.ts';
import { normalForm } from './normal-form.ts';
import { fillers, weakWords } from './stop-words.ts';
import { createTipSearch } from './tip-search.ts';
import { splitWords } from './words.ts';

/** A ticket of the past, as far as words tell what it was about. */
export interface PastWords {
  readonly id: string;
  readonly title: string;
  readonly application: string | null;
  /** The user's first words. */
  readonly message: string;
  /** What the help desk said in the end. */
  readonly answer: string;
}

/**
 * How much each past ticket is about what `text` is about: 1 for the one that is most of all, above 0 for others; what has
 * nothing of it is left out. By the same engine as tips, so that "cetak", "mencetak" and "print" are one.
 */
export function rankPastTickets(past: readonly PastWords[], text: string): ReadonlyMap<string, number> {
  const hits = createTipSearch(past.map(asTip), 'en').search(text, { limit: past.length });
  const best = hits[0]?.score ?? 1;
  return new Map(hits.map(({ id, score }) => [id, score / best]));
}

function asTip({ id, title, application, message, answer }: PastWords): Tip {
  const text = { title, problem: message, cause: '', alternatives: answer, steps: [], keywords: [] };
  return {
    id,
    version: 1,
    updatedAt: '2020-01-01T00:00:00.000Z',
    app: application ?? '',
    causeKind: 'application',
    texts: { en: text, id: text },
    audience: {},
    findings: [],
    related: [],
  };
}

/** Words by which a database finds tickets that may be about the same: as they are written, and what they are forms of. */
export function tellingWords(text: string, most = 24): string[] {
  const words = splitWords(text.slice(0, 4000)).map(({ text: word }) => word);
  const telling = words.filter((word) => word.length > 2 && !fillers.has(word) && !weakWords.has(word) && /^[\p{L}\p{N}]+$/u.test(word));
  return [...new Set(telling.flatMap((word) => [word, normalForm(word)]))].slice(0, most * 2);
}
