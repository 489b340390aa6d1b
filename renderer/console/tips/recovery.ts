import { z } from 'zod';
import { tipDraftSchema } from '../../../shared/api/agent-routes.ts';
import { tipTextSchema } from '../../../shared/model/tip.ts';
import { read, write } from '../preferences.ts';
import type { Edited } from './tip-draft.ts';

/** While one types, a title may be empty. */
const text = tipTextSchema.extend({ title: z.string().max(160), steps: z.array(z.string().max(4000)).max(40) });
const keptSchema = z.object({
  /** Milliseconds since 1970. */
  at: z.number(),
  /** The `updatedAt` of the tip that was changed; null for a new one. */
  basis: z.string().nullable(),
  edited: tipDraftSchema.extend({ texts: z.object({ en: text, id: text }) }),
});
export interface Kept {
  readonly at: number;
  readonly basis: string | null;
  readonly edited: Edited;
}

const keyOf = (id: string | null) => `pandu.tip.${id ?? 'new'}`;

/** What was typed in this browser and never saved; null when there is nothing, or nothing that can be read. */
export function recover(id: string | null): Kept | null {
  return parseKept(read(keyOf(id)));
}

export function parseKept(kept: string | null): Kept | null {
  if (kept === null) return null;
  try {
    return keptSchema.safeParse(JSON.parse(kept)).data ?? null;
  } catch {
    return null;
  }
}

/** `null`: nothing is unsaved. */
export function keep(id: string | null, kept: Kept | null): void {
  write(keyOf(id), kept === null ? '' : JSON.stringify(kept));
}
