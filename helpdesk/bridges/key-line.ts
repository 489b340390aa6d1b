/** Where a message has no field for it, our key is its last line. Whoever quotes it gets "> " before, or it is not by us. */
export const withKey = (text: string, key: string): string => `${text}\n(Pandu ${key})`;
export const keyOf = (text: string): string | null => /(?:^|\n)\s*\(Pandu ([0-9a-f-]{36})\)\s*$/.exec(text)?.[1] ?? null;
