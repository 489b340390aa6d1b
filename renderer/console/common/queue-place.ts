let filters = '';
let ids: readonly string[] = [];

/** What the queue was narrowed to, so that the way back from a ticket leads to the same list, and on to the next of it. */
export function rememberQueue(search: string): void {
  filters = search;
}

/** The tickets of the list, in its order. */
export function rememberRows(shown: readonly string[]): void {
  ids = shown;
}

export function queuePlace(): string {
  return filters === '' ? '/tickets' : `/tickets?${filters}`;
}

/** The ticket before (-1) or after (1) this one in the list that one came from; null: there is none. */
export function neighbourInQueue(id: string, by: 1 | -1): string | null {
  const at = ids.indexOf(id);
  return at < 0 ? null : (ids[at + by] ?? null);
}
