/** A pattern for ILIKE that finds the text anywhere, with `%`, `_` and `\` meant literally. */
export function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}
