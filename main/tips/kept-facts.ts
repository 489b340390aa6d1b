import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeAtomically } from '../platform/atomic-write.ts';
import type { Installed } from '../platform/installed.ts';

/** What was found out about this desktop, as it lies on disk. */
export interface Kept {
  /** `stamp`: of the package databases when it was read. */
  readonly installed: { readonly stamp: string; readonly applications: Installed } | null;
  /** Ids of the findings that fired when the computer was last looked at. */
  readonly findings: readonly string[];
  /** Oldest first; `names`: signature and program. */
  readonly crashes: readonly { readonly at: string; readonly names: readonly string[] }[];
}

const nothing: Kept = { installed: null, findings: [], crashes: [] };

/** One small file. Its content can be found out again, so a damaged one is begun anew. */
export function keptFile(folder: string, log: (message: string) => void) {
  const file = join(folder, 'facts.json');
  return {
    async read(): Promise<Kept> {
      const text = await readFile(file, 'utf8').catch(() => null);
      if (text === null) return nothing;
      try {
        return parse(JSON.parse(text));
      } catch {
        log(`tips: ${file} is damaged and is begun anew`);
        return nothing;
      }
    },
    write: (kept: Kept) => writeAtomically(file, JSON.stringify({ format: 1, ...kept })),
  };
}

/** By hand: this is read at each start, and a schema would be one more to load. @throws when it is of another form */
function parse(value: unknown): Kept {
  const { format, installed, findings, crashes } = value as Record<string, unknown>;
  if (format !== 1 || !isTexts(findings) || !Array.isArray(crashes)) throw new Error('of another form');
  for (const crash of crashes as unknown[]) {
    const { at, names } = crash as Record<string, unknown>;
    if (typeof at !== 'string' || !isTexts(names)) throw new Error('of another form');
  }
  return { installed: parseInstalled(installed), findings, crashes: crashes as Kept['crashes'] };
}

function parseInstalled(value: unknown): Kept['installed'] {
  if (value === null) return null;
  const { stamp, applications } = value as Record<string, unknown>;
  if (typeof stamp !== 'string' || typeof applications !== 'object' || applications === null) throw new Error('of another form');
  if (!isTexts(Object.values(applications))) throw new Error('of another form');
  return { stamp, applications: applications as Installed };
}

const isTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every((one) => typeof one === 'string');
