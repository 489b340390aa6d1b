interface Since {
  readonly key: 'hour' | 'today' | 'yesterday' | 'days';
  /** The day in words, for `days`. */
  readonly day: string;
}

/** "since yesterday", as people say it: by the calendar of whoever reads it. @param now milliseconds since 1970 */
export function sinceWords(time: string, now: number, language: string): Since {
  const at = Date.parse(time);
  const midnight = new Date(now);
  midnight.setHours(0, 0, 0, 0);
  const day = new Intl.DateTimeFormat(language, { weekday: 'long' }).format(at);
  if (now - at < 3_600_000) return { key: 'hour', day };
  if (at >= midnight.getTime()) return { key: 'today', day };
  midnight.setDate(midnight.getDate() - 1);
  return { key: at >= midnight.getTime() ? 'yesterday' : 'days', day };
}
