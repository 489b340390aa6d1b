/** Markdown as one line of plain words, cut at a word: for descriptions, where markup cannot be shown. */
export function plainText(markdown: string, most = 160): string {
  const words = markdown
    .slice(0, 20 * most)
    .replace(/!?\[([^[\]]*)\]\([^()\s]*(?:\s+"[^"]*")?\)/g, '$1')
    .replace(/<[^<>]{0,500}>/g, ' ')
    .replace(/^\s{0,3}(?:#{1,6}|>|[-*+]|\d{1,9}[.)])\s+/gm, '')
    .replace(/[*_`~\\]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (words.length <= most) return words;
  const end = words.lastIndexOf(' ', most - 1);
  return `${words.slice(0, end > most / 2 ? end : most - 1).trimEnd()} …`;
}
