/** What somebody pasted, one name a line or with commas, semicolons or tabs between, each name once. */
export function namesIn(pasted: string): string[] {
  const names = new Map<string, string>();
  for (const part of pasted.split(/[\n\r,;\t]+/)) {
    const name = part.trim();
    if (name !== '' && !names.has(name.toLowerCase())) names.set(name.toLowerCase(), name);
  }
  return [...names.values()];
}
