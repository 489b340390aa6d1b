import type { ColumnType } from 'kysely';

/** A `jsonb` column: read as the value, written as JSON text (both drivers would write an array as a PostgreSQL array). */
export type JsonColumn<T> = ColumnType<T, string, string>;

export function toJson(value: unknown): string {
  return JSON.stringify(value);
}
