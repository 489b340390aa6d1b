/** Is it a quiet hour? The span may cross midnight; an empty one is never. @param now local time counts */
export function isQuiet(hours: { readonly from: string; readonly to: string } | null, now: Date): boolean {
  if (!hours) return false;
  const minutes = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5));
  const [from, to, at] = [minutes(hours.from), minutes(hours.to), now.getHours() * 60 + now.getMinutes()];
  return from <= to ? from <= at && at < to : at >= from || at < to;
}
