let filters = '';

/** What the queue was narrowed to, so that the way back from a ticket leads to the same list. */
export function rememberQueue(search: string): void {
  filters = search;
}

export function queuePlace(): string {
  return filters === '' ? '/tickets' : `/tickets?${filters}`;
}
