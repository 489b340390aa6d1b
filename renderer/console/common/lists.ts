/** The list with one entry moved by one place; unchanged at its ends. */
export function moved<T>(list: readonly T[], from: number, by: 1 | -1): T[] {
  const entry = list[from];
  const to = from + by;
  if (entry === undefined || to < 0 || to >= list.length) return [...list];
  const rest = without(list, from);
  return [...rest.slice(0, to), entry, ...rest.slice(to)];
}

export function without<T>(list: readonly T[], index: number): T[] {
  return [...list.slice(0, index), ...list.slice(index + 1)];
}
