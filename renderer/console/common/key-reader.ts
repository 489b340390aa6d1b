/** Milliseconds within which the second key of a pair is expected. */
const pairWithin = 1500;

interface Keyed {
  readonly keys: string;
}

export interface KeyReader {
  /** The shortcut that this key completes; `begun`: the first of a pair; null: none. */
  press<T extends Keyed>(key: string, shortcuts: readonly T[]): T | 'begun' | null;
}

/** Knows what was pressed just before: "g", then "t". @param now milliseconds */
export function createKeyReader(now: () => number): KeyReader {
  let first: { readonly key: string; readonly at: number } | null = null;
  return {
    press(key, shortcuts) {
      const before = first && now() - first.at <= pairWithin ? first.key : null;
      first = null;
      const pair = before === null ? undefined : shortcuts.findLast(({ keys }) => keys === `${before} ${key}`);
      if (pair) return pair;
      // The later one is of the page, the earlier one of the shell.
      const alone = shortcuts.findLast(({ keys }) => keys === key);
      if (alone) return alone;
      if (!shortcuts.some(({ keys }) => keys.startsWith(`${key} `))) return null;
      first = { key, at: now() };
      return 'begun';
    },
  };
}
