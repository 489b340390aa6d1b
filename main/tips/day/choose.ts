import type { Tip } from '../../../shared/model/tip.ts';

type Choosable = Pick<Tip, 'id' | 'app' | 'causeKind' | 'audience' | 'priority'>;

interface Known {
  /** Names of applications that are open now, or that the user reported lately: "LibreOffice Calc". */
  readonly using: readonly string[];
  /** Ids of tips that were a tip of the day before, or were opened; the last one last. */
  readonly seen: readonly string[];
}

/** Programs that not everybody works with; what else a tip can be about (files, printing, the desktop) everybody meets. */
const programs = /libreoffice|firefox|thunderbird|evolution|chrom|wine|gimp/;

/** The tip for a day: for the user's own group, about what they work with, rather good to know than about trouble, and another subject than the last. */
export function chooseForToday<T extends Choosable>(tips: readonly T[], { using, seen }: Known): T | null {
  const known = new Set(seen);
  const last = tips.find(({ id }) => id === seen.at(-1))?.app;
  const names = using.map((name) => name.toLowerCase());
  let best: { readonly tip: T; readonly rank: number } | null = null;
  for (const tip of tips) {
    if (known.has(tip.id) || onlyInTrouble(tip)) continue;
    const rank =
      interest(tip, names) +
      // A group is a role or a wave, and only tips for this desktop come here: somebody wrote it for the people of this one.
      (tip.audience.groups?.length ? 4 : 0) +
      (tip.causeKind === 'howto' ? 3 : 0) +
      (tip.priority === 'high' ? 3 : 0) -
      // After a day about Writer one about the desktop.
      (tip.app === last ? 2 : 0);
    if (!best || rank > best.rank) best = { tip, rank };
  }
  return best?.tip ?? null;
}

function interest({ app, audience }: Choosable, using: readonly string[]): number {
  const about = [app, ...(audience.applications ?? [])].map((name) => name.toLowerCase());
  if (about.some((name) => using.includes(name))) return 5;
  if (about.some((name) => using.some((one) => firstWord(one) === firstWord(name)))) return 4;
  return about.some((name) => programs.test(name)) ? 0 : 2;
}

/** It is for those whose computer has this very trouble; they meet it there. */
const onlyInTrouble = ({ audience }: Choosable): boolean => (audience.findings?.length ?? 0) + (audience.crashes?.length ?? 0) > 0;

const firstWord = (name: string): string => name.split(/[\s,-]/)[0] ?? name;
