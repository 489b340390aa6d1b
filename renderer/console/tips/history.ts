/** What was edited, step by step. One step is one place: a letter more in the same text is no step of its own. */
export interface History<T> {
  readonly past: readonly T[];
  readonly present: T;
  readonly future: readonly T[];
  /** Where the last step was; null after an undo, so that the next change is a step of its own. */
  readonly place: string | null;
}

const longest = 100;

export const begin = <T>(present: T): History<T> => ({ past: [], present, future: [], place: null });

export function record<T>(history: History<T>, next: T): History<T> {
  const place = placeOf(history.present, next);
  if (place === null) return history;
  const present = next;
  // A list that grew or shrank is always a step: it is what one wants back.
  if (place === history.place && !place.endsWith('[]')) return { ...history, present, future: [] };
  return { past: [...history.past, history.present].slice(-longest), present, future: [], place };
}

export function undo<T>({ past, present, future }: History<T>): History<T> {
  const before = past.at(-1);
  if (before === undefined) return { past, present, future, place: null };
  return { past: past.slice(0, -1), present: before, future: [present, ...future], place: null };
}

export function redo<T>({ past, present, future }: History<T>): History<T> {
  const [after, ...rest] = future;
  if (after === undefined) return { past, present, future, place: null };
  return { past: [...past, present], present: after, future: rest, place: null };
}

/** The innermost place in which two values differ: "texts.en.title", "texts.en.steps[]" for another number; null: nowhere. */
function placeOf(before: unknown, after: unknown, at = ''): string | null {
  if (Object.is(before, after)) return null;
  if (typeof before !== 'object' || typeof after !== 'object' || before === null || after === null) return at;
  if (Array.isArray(before) && Array.isArray(after) && before.length !== after.length) return `${at}[]`;
  const [left, right] = [before as Record<string, unknown>, after as Record<string, unknown>];
  const places = [...new Set([...Object.keys(left), ...Object.keys(right)])].flatMap((key) => {
    const place = placeOf(left[key], right[key], at === '' ? key : `${at}.${key}`);
    return place === null ? [] : [place];
  });
  // Several at once, as when two entries of a list change places: a list edit, too.
  return places.length > 1 ? `${at}[]` : (places[0] ?? null);
}
