/** The lines of a log, one after the other, without a second copy of it in memory. */
export function* linesOf(text: string): Generator<string> {
  for (let at = 0; at < text.length; ) {
    let end = text.indexOf('\n', at);
    if (end < 0) end = text.length;
    if (end > at) yield text.slice(at, end);
    at = end + 1;
  }
}

/** No name or version of a package is longer; a damaged line may be. */
export const short = (text: string): string => text.slice(0, 200);

/** "2026-11-24 12:44:10" on this computer's clock, to UTC; null for what is no time. */
export function localTime(day: string, time: string): string | null {
  if (day.length !== 10 || time.length < 8 || time.length > 15) return null;
  // By the language's definition, a date and a time without a zone are local.
  const at = Date.parse(`${day}T${time}`);
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}
