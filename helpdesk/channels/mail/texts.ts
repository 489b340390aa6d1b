/** No character that a database or a terminal stumbles over, none that turns the direction of a text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
const unwanted = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** Half a pair, as cutting a text leaves it, is no character. */
export const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '');

/** Line ends as ours. */
export const clean = (text: string): string => wellFormed(text.replace(/\r\n?/g, '\n').replace(unwanted, '')).trim();

/** @param length in UTF-16 units, at most */
export const oneLine = (text: string, length: number): string => wellFormed(clean(text).replace(/\s+/g, ' ').slice(0, length)).trim();
