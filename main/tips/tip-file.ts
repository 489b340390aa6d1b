import { readFile, rename } from 'node:fs/promises';
import { z } from 'zod';
import { type Helped, helpedSchema } from '../../shared/model/helped.ts';
import { tipIdSchema } from '../../shared/model/ids.ts';
import { type Tip, tipSchema } from '../../shared/model/tip.ts';
import { writeAtomically } from '../platform/atomic-write.ts';

const fileSchema = z.object({
  format: z.literal(1),
  /** As pushed; each id once. */
  tips: z.array(tipSchema),
  withdrawn: z.array(z.object({ id: tipIdSchema, version: z.number().int().positive() })),
  /** A file of an earlier version has none. */
  helped: helpedSchema.default([]),
});

/** What the help desk has pushed so far. Only what was verified gets here. */
export interface Pushed {
  readonly tips: ReadonlyMap<string, Tip>;
  /** Id to the version of the withdrawal. */
  readonly withdrawn: ReadonlyMap<string, number>;
  /** What helped others. */
  readonly helped: Helped;
}
export const nothingPushed: Pushed = { tips: new Map(), withdrawn: new Map(), helped: [] };

/** `absent` and `damaged` ask for the whole feed again; a damaged file is kept beside its place, for whoever repairs. */
export type PushedRead = { readonly state: 'read' | 'absent' | 'damaged'; readonly pushed: Pushed };

/** @param stamp makes the name of a damaged file unique */
export async function readPushed(file: string, stamp: number, log: (message: string) => void): Promise<PushedRead> {
  let reason: string;
  try {
    const stored = fileSchema.parse(JSON.parse(await readFile(file, 'utf8')));
    const pushed = {
      tips: new Map(stored.tips.map((tip) => [tip.id, tip])),
      withdrawn: new Map(stored.withdrawn.map(({ id, version }) => [id, version])),
      helped: stored.helped,
    };
    return { state: 'read', pushed };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { state: 'absent', pushed: nothingPushed };
    reason = error instanceof Error ? error.message : String(error);
  }
  log(`tips: ${file} is damaged and set aside; the tips come again with the feed: ${reason.slice(0, 300)}`);
  await rename(file, `${file}.damaged-${stamp}`).catch((error: unknown) => log(`tips: it could not be set aside: ${String(error)}`));
  return { state: 'damaged', pushed: nothingPushed };
}

export async function writePushed(file: string, pushed: Pushed): Promise<void> {
  const withdrawn = Array.from(pushed.withdrawn, ([id, version]) => ({ id, version }));
  await writeAtomically(file, JSON.stringify({ format: 1, tips: [...pushed.tips.values()], withdrawn, helped: pushed.helped }));
}

/** The tips that came with the program: a JSON list. Without them Pandu still works, so that is told and no more. */
export async function readStarterTips(file: string, log: (message: string) => void): Promise<readonly Tip[]> {
  try {
    return z.array(tipSchema).parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    log(`tips: the starter tips cannot be read: ${error instanceof Error ? error.message.slice(0, 300) : String(error)}`);
    return [];
  }
}
