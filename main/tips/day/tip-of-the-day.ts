import type { Tip } from '../../../shared/model/tip.ts';
import { firstDays } from '../../../shared/search/context.ts';
import { chooseForToday } from './choose.ts';
import { openDayStore } from './store.ts';

export interface TipOfTheDayPorts {
  /** Where it is kept which tips were shown. */
  readonly file: string;
  /** The user and the organisation want it. */
  readonly wanted: () => boolean;
  /** Whole days since migration on this local day ("2026-11-24"); null: not known. */
  readonly daysSince: (today: string) => number | null;
  /** Those that concern this desktop. */
  readonly tips: () => Promise<readonly Tip[]>;
  /** Names of the applications that are open, or that the user reported lately. Asked once a day. */
  readonly using: () => Promise<readonly string[]>;
  readonly now: () => Date;
  readonly log: (message: string) => void;
}

export interface TipOfTheDay {
  /** For the card on Home: the same all day, null once it was read or put away. Shown is told: no notification follows. */
  card(): Promise<Tip | null>;
  /** For the one notification of a day: null when it was on the screen already. */
  notice(): Promise<Tip | null>;
  /** Id of today's, also when it was read or put away; null: there is none. Shows nothing, and tells nobody. */
  id(): Promise<string | null>;
  /** The user opened this tip, here or anywhere. */
  opened(id: string): Promise<void>;
  notToday(): Promise<void>;
}

export function createTipOfTheDay({ file, wanted, daysSince, tips, using, now, log }: TipOfTheDayPorts): TipOfTheDay {
  const store = openDayStore(file, log);
  let asking: Promise<Tip | null> | null = null;

  async function choose(): Promise<Tip | null> {
    const today = localDay(now());
    const days = wanted() ? daysSince(today) : null;
    if (days === null || days >= firstDays) return null;
    const { get, set } = await store;
    const all = await tips();
    const state = get();
    if (state.day === today) {
      if (state.done) return null;
      const same = all.find(({ id }) => id === state.tip);
      if (same) return same;
    }
    const chosen = chooseForToday(all, { using: await using().catch((): string[] => []), seen: state.seen });
    if (chosen) await set({ ...get(), day: today, tip: chosen.id, done: false, told: false, seen: withId(get().seen, chosen.id) });
    return chosen;
  }
  /** Two that ask at once get the same tip. */
  const today = (): Promise<Tip | null> => {
    asking ??= choose().finally(() => {
      asking = null;
    });
    return asking;
  };

  return {
    async card() {
      const tip = await today();
      const { get, set } = await store;
      if (tip && !get().told) await set({ ...get(), told: true });
      return tip;
    },
    async notice() {
      const tip = await today();
      const { get, set } = await store;
      if (!tip || get().told) return null;
      await set({ ...get(), told: true });
      return tip;
    },
    async id() {
      await today();
      const { day, tip } = (await store).get();
      return day === localDay(now()) ? tip : null;
    },
    async opened(id) {
      const { get, set } = await store;
      const state = get();
      const done = state.done || state.tip === id;
      if (state.seen.includes(id) && done === state.done) return;
      await set({ ...state, done, seen: withId(state.seen, id) });
    },
    async notToday() {
      const { get, set } = await store;
      await set({ ...get(), done: true });
    },
  };
}

const withId = (seen: readonly string[], id: string): string[] => [...seen.filter((one) => one !== id), id];

/** "2026-11-24", as the clock on the panel has it. */
function localDay(date: Date): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
