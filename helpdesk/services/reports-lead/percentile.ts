/**
 * As PostgreSQL's `percentile_cont`, so that anybody can check it in the database: between two values it lies on the line.
 * Null of nothing.
 * @param share 0.5: the median
 */
export function percentile(values: readonly number[], share: number): number | null {
  const sorted = Float64Array.from(values).sort();
  const place = share * (sorted.length - 1);
  const [below, above] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  if (below === undefined || above === undefined) return null;
  return below + (above - below) * (place - Math.floor(place));
}
