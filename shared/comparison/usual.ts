import { isApart, isWorse } from './differences.ts';
import type { Fact, Measure } from './facts.ts';

/** What other desktops say of one thing: the median of numbers, the most common text. */
export interface Usual {
  readonly measure: Measure;
  readonly subject: string;
  readonly value: number | string;
}

/** How often one text was said. */
export interface TextCount {
  readonly measure: Measure;
  readonly subject: string;
  readonly text: string;
  readonly desktops: number;
}

/** Fewer desktops make no habit. */
export const fewestDesktops = 3;

/** The most common text of each thing, where at least half of the desktops that know the thing agree on it. */
export function commonTexts(counts: readonly TextCount[]): Usual[] {
  const things = new Map<string, { all: number; best: TextCount }>();
  for (const count of counts) {
    const key = `${count.measure} ${count.subject}`;
    const before = things.get(key);
    if (!before) things.set(key, { all: count.desktops, best: count });
    else {
      before.all += count.desktops;
      if (count.desktops > before.best.desktops) before.best = count;
    }
  }
  return [...things.values()].flatMap(({ all, best: { measure, subject, text, desktops } }) =>
    all >= fewestDesktops && desktops * 2 >= all ? [{ measure, subject, value: text }] : [],
  );
}

export interface Deviation {
  readonly measure: Measure;
  readonly subject: string;
  readonly here: number | string;
  readonly usual: number | string;
}

/** Where a set is unlike what is usual, and on the worse side of it. */
export function deviationsOf(here: readonly Fact[], usual: readonly Usual[]): Deviation[] {
  const known = new Map(usual.map((one) => [`${one.measure} ${one.subject}`, one.value]));
  return here.flatMap(({ measure, subject, value }) => {
    const common = known.get(`${measure} ${subject}`);
    if (common === undefined || !isApart(measure, value, common) || !isWorse(measure, value, common)) return [];
    return [{ measure, subject, here: value, usual: common }];
  });
}
