import { createHash } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Tip } from '../../shared/model/tip.ts';
import { checkPicture } from '../../shared/tips/picture-bytes.ts';
import type { TipPicture } from '../../shared/tips/pictures.ts';
import { writeAtomically } from '../platform/atomic-write.ts';

/** Pictures of the tips of this desktop, on disk, so that a tip is whole without a network. */
export interface TipPictures {
  /** Null: it is not here, and cannot be had now. */
  read(sha256: string): Promise<{ readonly bytes: Uint8Array; readonly mediaType: TipPicture['mediaType'] } | null>;
  /**
   * Fetches what is missing, and removes what no tip of this desktop shows any more. Does nothing while nothing changed.
   * Never rejects.
   * @param changed the tips that concern this desktop may be others than before
   */
  keep(changed: boolean): Promise<void>;
}

export interface TipPicturesDependencies {
  /** Made when the first picture comes. */
  readonly folder: string;
  readonly tips: {
    /** Those that concern this desktop. */
    readonly mine: () => Promise<readonly Tip[]>;
    readonly onChange: (listener: () => void) => () => void;
  };
  /** Null: the help desk does not have it; 'later': it cannot be asked now. */
  readonly fetch: (sha256: string) => Promise<Uint8Array | null | 'later'>;
  readonly log: (message: string) => void;
}

const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export function createTipPictures({ folder, tips, fetch, log }: TipPicturesDependencies): TipPictures {
  // Whatever was going on when the last start ended.
  let due = true;
  tips.onChange(() => {
    due = true;
  });
  let keeping: Promise<void> | null = null;
  const fileOf = (sha256: string) => join(folder, sha256);
  const names = async () => (await readdir(folder).catch((): string[] => [])).filter((name) => /^[0-9a-f]{64}/.test(name));

  async function fromDisk(sha256: string): Promise<Uint8Array | null> {
    const bytes = await readFile(fileOf(sha256)).catch(() => null);
    if (bytes === null || digestOf(bytes) === sha256) return bytes;
    log(`tips: the picture ${sha256} is damaged; it is fetched again`);
    await rm(fileOf(sha256), { force: true });
    due = true;
    return null;
  }

  /** The digest stands in the signed tip: whatever answered, only these bytes are taken. */
  async function fromHelpDesk(sha256: string): Promise<Uint8Array | null | 'later'> {
    const bytes = await fetch(sha256);
    if (bytes === null || bytes === 'later') return bytes;
    if (digestOf(bytes) !== sha256) {
      log(`tips: what came for the picture ${sha256} is something else`);
      return 'later';
    }
    if (!checkPicture(bytes).ok) {
      log(`tips: ${sha256} is no picture for a tip`);
      return null;
    }
    await writeAtomically(fileOf(sha256), bytes);
    return bytes;
  }

  async function keepNow(): Promise<void> {
    due = false;
    try {
      const wanted = new Set((await tips.mine()).flatMap(({ pictures = [] }) => pictures.map(({ sha256 }) => sha256)));
      const have = await names();
      // Also what a write that never ended has left.
      for (const name of have) if (!wanted.has(name)) await rm(join(folder, name), { force: true });
      for (const sha256 of wanted) {
        if (have.includes(sha256)) continue;
        if ((await fromHelpDesk(sha256)) === 'later') due = true;
      }
    } catch (error) {
      // The disk: the next round tries again.
      due = true;
      log(`tips: pictures cannot be kept: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  return {
    async read(sha256) {
      let bytes: Uint8Array | null | 'later' = await fromDisk(sha256);
      if (bytes === null)
        bytes = await fromHelpDesk(sha256).catch((error: unknown) => {
          log(`tips: the picture ${sha256} cannot be kept: ${error instanceof Error ? error.message : String(error)}`);
          return null;
        });
      if (bytes === null || bytes === 'later') return null;
      const checked = checkPicture(bytes);
      return checked.ok ? { bytes, mediaType: checked.mediaType } : null;
    },
    async keep(changed) {
      due ||= changed;
      while (keeping) await keeping;
      if (!due) return;
      keeping = keepNow().finally(() => {
        keeping = null;
      });
      await keeping;
    },
  };
}
