/** Which of these names a text speaks of, as whole words, in any case. */
export const namesIn = (text: string, names: readonly string[]): string[] =>
  names.filter((name) => {
    const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'iu').test(text);
  });
