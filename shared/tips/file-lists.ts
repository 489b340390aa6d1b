/** A list on one line, "trash, Recycle Bin": an item with a comma or a quote in it stands in quotes, as JSON writes it. */
export function writeList(items: readonly string[]): string {
  return items.map((item) => (/[",]/.test(item) ? JSON.stringify(item) : item)).join(', ');
}

/** As `writeList` wrote it, or a person. */
export function readList(value: string): string[] {
  const items: string[] = [];
  let at = 0;
  while (at < value.length) {
    const quoted = value[at] === '"' ? quotedAt(value, at) : null;
    const comma = value.indexOf(', ', quoted?.end ?? at);
    const end = comma < 0 ? value.length : comma;
    items.push(quoted && quoted.end === end ? quoted.text : value.slice(at, end).trim());
    at = end + 2;
  }
  return items.filter((item) => item !== '');
}

function quotedAt(value: string, start: number): { readonly text: string; readonly end: number } | null {
  let end = start + 1;
  while (end < value.length && value[end] !== '"') end += value[end] === '\\' ? 2 : 1;
  if (end >= value.length) return null;
  try {
    return { text: JSON.parse(value.slice(start, end + 1)) as string, end: end + 1 };
  } catch {
    return null;
  }
}
