import type { Language } from '../../shared/model/language.ts';
import type { Tip } from '../../shared/model/tip.ts';
import type { FeedStore } from '../sync/feed/store.ts';
import type { Tips } from './tips.ts';

export interface UrgentTipsDependencies {
  readonly tips: Pick<Tips, 'urgent'>;
  readonly feed: Pick<FeedStore, 'marks' | 'mark'>;
  readonly language: () => Language;
  readonly now: () => Date;
  /** Told of each once, all that came together at once. */
  readonly tell: (tips: readonly Tip[]) => void;
  readonly log: (message: string) => void;
}

/** Tips of high priority that concern this desktop: the user is told when one arrives, or when its time comes. */
export function createUrgentTips({ tips, feed, language, now, tell, log }: UrgentTipsDependencies) {
  let timer: NodeJS.Timeout | undefined;
  let working: Promise<void> = Promise.resolve();

  async function look(first: boolean): Promise<void> {
    clearTimeout(timer);
    const { shown, next } = await tips.urgent(language());
    const fresh = shown.filter(({ id }) => !feed.marks().tipsTold.includes(id));
    if (fresh.length > 0) {
      const ids = fresh.map(({ id }) => id);
      await feed.mark((marks) => ({ ...marks, tipsTold: [...marks.tipsTold, ...ids].slice(-200) }));
      if (!first) tell(fresh);
    }
    if (next === null) return;
    timer = setTimeout(() => changed(false), Math.min(Date.parse(next) - now().getTime() + 50, 2 ** 31 - 1));
    timer.unref();
  }

  /** Tips came, went or changed. @param first they were there before this desktop was, and are no news */
  function changed(first: boolean): void {
    working = working.then(() => look(first)).catch((error: unknown) => log(`tips: what is urgent is not known: ${String(error)}`));
  }
  return { changed, settled: () => working, stop: () => clearTimeout(timer) };
}
