const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', '#39': "'" };
/** The words of what an agent wrote in an editor of theirs: it is shown as text, so nothing needs to be made safe. */
export function plainOf(html: string): string {
  return html
    .replace(/<(script|style)\b[\s\S]*?<\/\1>/gi, '')
    .replace(/<br\s*\/?>|<\/(p|div|li|tr|h\d)>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(#39|[a-z]+);/g, (all, name: string) => entities[name] ?? all)
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
