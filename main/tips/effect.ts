import { readFile, rename } from 'node:fs/promises';
import { z } from 'zod';
import type { Language } from '../../shared/model/language.ts';
import type { Tip } from '../../shared/model/tip.ts';
import { dayEffectSchema, type EffectItem, effectDaysKept, type TipEvent, type TipPlace } from '../../shared/model/tip-effect.ts';
import { isAbout } from '../../shared/tips/audience.ts';
import type { Outbox } from '../outbox/outbox.ts';
import { writeAtomically } from '../platform/atomic-write.ts';

/** A whole day, ready to be sent; `revision` tells `confirmed` which state of it was. */
interface DueDay {
  readonly day: string;
  readonly items: readonly EffectItem[];
  readonly revision: number;
}

/** Counts what tips do on this desktop. On disk after each step, so that nothing is lost while it is offline. */
export interface TipEffects {
  /** Counted once for each opening of the window: a list that is drawn again was not shown twice. False when a verdict could not be kept. */
  note(what: TipEvent, where: TipPlace, tip: { readonly id: string; readonly version?: number | undefined }): Promise<boolean>;
  /** A report was sent although these were in sight: it counts against those that were opened, and weakly against the others. */
  reported(shown: readonly string[]): Promise<void>;
  /** Days with counts that the help desk has not got: past ones at once, today's when it has not been sent for hours. */
  due(): Promise<readonly DueDay[]>;
  confirmed(day: DueDay): Promise<void>;
  /** The help desk did not take it: no further try for some hours. */
  postpone(): void;
  /** The window is gone; what is shown in the next one counts again. */
  release(): void;
}

export interface TipEffectsDependencies {
  readonly file: string;
  readonly tips: { readonly get: (id: string) => Promise<Tip | null> };
  readonly outbox: Pick<Outbox, 'add'>;
  readonly language: () => Language;
  /** Name of the application that was in front at the last click; null: not known. */
  readonly inFront: () => string | null;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly newId: () => string;
  readonly log: (message: string) => void;
}

const daySchema = dayEffectSchema.extend({
  /** Grows with each change; `sent` is the one that the help desk has. */
  revision: z.number().int(),
  sent: z.number().int(),
  sentAt: z.number(),
});
const fileSchema = z.object({ format: z.literal(1), days: z.record(z.iso.date(), daySchema) });
type Days = z.infer<typeof fileSchema>['days'];

/** Milliseconds between two sendings of the same day. */
const pause = 4 * 3_600_000;
const dayMs = 86_400_000;

export function createTipEffects(dependencies: TipEffectsDependencies): TipEffects {
  const { file, tips, outbox, language, inFront, now, newId, log } = dependencies;
  const counted = new Set<string>();
  let days: Promise<Days> | null = null;
  let writing: Promise<void> = Promise.resolve();
  /** Nothing waits, so that a round of the sync that finds nothing costs nothing; null until the file was read. */
  let waits: boolean | null = null;
  let notBefore = 0;

  async function read(): Promise<Days> {
    const text = await readFile(file, 'utf8').catch(() => null);
    if (text === null) return {};
    try {
      return fileSchema.parse(JSON.parse(text)).days;
    } catch {
      log(`tips: ${file} is damaged and was set aside; counting begins anew`);
      await rename(file, `${file}.damaged`).catch(() => undefined);
      return {};
    }
  }
  const load = (): Promise<Days> => {
    days ??= read();
    return days;
  };

  /** One change after the other. A disk that does not take it costs the counts, and nobody's tip. */
  function change(work: (days: Days) => void): Promise<void> {
    writing = writing.then(async () => {
      const held = await load();
      work(held);
      const first = dayOf(now() - effectDaysKept * dayMs);
      for (const day of Object.keys(held)) if (day < first) delete held[day];
      await writeAtomically(file, JSON.stringify({ format: 1, days: held })).catch((error: unknown) =>
        log(`tips: what they did could not be kept: ${String(error)}`),
      );
    });
    return writing;
  }

  function itemOf(held: Days, tip: Tip, version: number, place: TipPlace): EffectItem {
    const day = dayOf(now());
    held[day] ??= { items: [], revision: 0, sent: 0, sentAt: 0 };
    held[day].revision += 1;
    waits = true;
    const application = about(tip);
    const same = (one: EffectItem) =>
      one.tip === tip.id &&
      one.version === version &&
      one.place === place &&
      one.language === language() &&
      one.application === application;
    let item = held[day].items.find(same);
    if (!item) {
      const none = { shown: 0, opened: 0, reportedOpened: 0, reportedShown: 0 };
      item = { tip: tip.id, version, place, language: language(), application, ...none };
      held[day].items.push(item);
    }
    return item;
  }
  /** Which other programs people use is not told. */
  function about(tip: Tip): string | null {
    const name = inFront();
    return name !== null && isAbout(tip, name) ? name.slice(0, 100) : null;
  }

  async function judged(id: string, tip: Tip | null, version: number, where: TipPlace, helped: boolean): Promise<boolean> {
    const at = new Date(now()).toISOString();
    const body = { at, version, helped, where, language: language(), application: tip && about(tip) };
    const added = await outbox.add({ manifest: { kind: 'tip-outcome', id: newId(), createdAt: at, tipId: id, body }, files: [] });
    return added.kept;
  }

  async function reported(shown: readonly string[]): Promise<void> {
    for (const id of new Set(shown)) {
      const tip = await tips.get(id);
      if (!tip || counted.has(`reported ${id}`)) continue;
      counted.add(`reported ${id}`);
      await change((held) => {
        // It may have been opened yesterday evening, and tried this morning.
        const lately = [dayOf(now()), dayOf(now() - dayMs)].flatMap((day) => held[day]?.items ?? []);
        const met = lately.filter((one) => one.tip === id && one.version === tip.version);
        const opened = met.find((one) => one.opened > 0);
        if (opened) itemOf(held, tip, tip.version, opened.place).reportedOpened += 1;
        else itemOf(held, tip, tip.version, met[0]?.place ?? 'report').reportedShown += 1;
      });
    }
  }

  return {
    reported,
    async note(what, where, { id, version: seen }) {
      const tip = await tips.get(id);
      const version = seen ?? tip?.version;
      const key = `${what} ${where} ${id} ${version}`;
      // A tip that a rule names and nobody published is not on the screen.
      if (version === undefined || counted.has(key)) return true;
      counted.add(key);
      if (what === 'reported') await reported([id]);
      else if (what === 'solved' || what === 'not-helped') {
        if (await judged(id, tip, version, where, what === 'solved')) return true;
        counted.delete(key);
        return false;
      } else if (tip) {
        await change((held) => {
          itemOf(held, tip, version, where)[what] += 1;
        });
      }
      return true;
    },
    async due() {
      if (waits === false || now() < notBefore) return [];
      await writing;
      const held = await load();
      const unsent = Object.entries(held).filter(([, { revision, sent }]) => revision !== sent);
      waits = unsent.length > 0;
      if (!waits) days = null;
      const today = dayOf(now());
      return unsent
        .filter(([day, { sentAt }]) => day < today || now() - sentAt >= pause)
        .map(([day, { items, revision }]) => ({ day, items: items.map((item) => ({ ...item })), revision }));
    },
    confirmed: ({ day, revision }) =>
      change((held) => {
        if (held[day]) Object.assign(held[day], { sent: revision, sentAt: now() });
      }),
    postpone() {
      notBefore = now() + pause;
    },
    release() {
      counted.clear();
    },
  };
}

/** By the calendar of this desktop: "2026-11-24". */
function dayOf(time: number): string {
  const date = new Date(time);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
