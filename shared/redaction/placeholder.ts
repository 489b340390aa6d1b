/** What a removed value was. Its placeholder is "[ip-1]": the same value has the same number within one redactor. */
const placeholderKinds = ['secret', 'email', 'phone', 'nik', 'npwp', 'card', 'iban', 'ip', 'mac', 'user', 'name'] as const;
export type PlaceholderKind = (typeof placeholderKinds)[number];

/** Numbered ones, and the two that stand for the desktop's own user and computer. */
const placeholder = new RegExp(`(\\[(?:user|host|(?:${placeholderKinds.join('|')})-[1-9]\\d{0,6})\\])`);

/** Odd members are placeholders that were there before; they are never looked at again. */
export function splitAtPlaceholders(text: string): string[] {
  return text.split(placeholder);
}

/** Gives out placeholders, one numbering for each kind. Letter case does not make another value of a name or address. */
export function createNumbering(): (kind: PlaceholderKind, value: string) => string {
  const known = new Map<string, string>();
  const counts = new Map<PlaceholderKind, number>();
  return (kind, value) => {
    const key = `${kind} ${kind === 'secret' ? value : value.toLowerCase().replace(/[\s()-]/g, '')}`;
    const before = known.get(key);
    if (before) return before;
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    const made = `[${kind}-${count}]`;
    known.set(key, made);
    return made;
  };
}
