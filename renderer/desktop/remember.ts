/** Small things that this page keeps for the next time; nothing depends on their being there. */
export function remember(key: string, value: unknown): void {
  try {
    if (value === null) localStorage.removeItem(`pandu.${key}`);
    else localStorage.setItem(`pandu.${key}`, JSON.stringify(value));
  } catch {
    // No storage, or full: the page works without.
  }
}

export function remembered<T>(key: string, is: (value: unknown) => value is T, otherwise: T): T {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(`pandu.${key}`) ?? 'null');
    return is(value) ? value : otherwise;
  } catch {
    return otherwise;
  }
}
