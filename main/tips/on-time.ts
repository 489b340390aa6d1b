import type { Tips } from './tips.ts';

export interface OnTimeDependencies {
  readonly tips: Pick<Tips, 'nextChange'>;
  /** A planned tip begins or ends now. */
  readonly tell: () => void;
}

/** Tells an open window of what nothing but time changes. There is a timer only between `watch` and `rest`, one at most. */
export function createTipTimes({ tips, tell }: OnTimeDependencies) {
  let timer: NodeJS.Timeout | undefined;
  let turn = 0;
  const rest = (): void => {
    turn += 1;
    clearTimeout(timer);
  };
  return {
    /** Again after each change of the tips. */
    async watch(): Promise<void> {
      rest();
      const mine = turn;
      const wait = await tips.nextChange().catch(() => null);
      // A little later than planned, so that it has begun by then; never longer than a timer can.
      if (wait !== null && mine === turn) timer = setTimeout(tell, Math.min(wait + 50, 2 ** 31 - 1));
    },
    rest,
  };
}
