import { z } from 'zod';
import { idSchema } from './ids.ts';

/** Desktops that IT addresses together. A wave is a group with the day on which its desktops left Windows. */
export const groupSchema = z.object({
  id: idSchema,
  name: z.string().min(1).max(80),
  /** "2026-09-01"; null: no wave. */
  migratedOn: z.iso.date().nullable(),
});
export type Group = z.infer<typeof groupSchema>;

/**
 * Whole days since the latest migration day that has come; null when there is none.
 * @param today "2026-11-24", the local day of the desktop
 */
export function daysSinceMigration(groups: readonly Group[], today: string): number | null {
  const past = groups.flatMap(({ migratedOn }) => (migratedOn !== null && migratedOn <= today ? [migratedOn] : []));
  const last = past.sort().at(-1);
  return last === undefined ? null : Math.round((Date.parse(today) - Date.parse(last)) / 86_400_000);
}
