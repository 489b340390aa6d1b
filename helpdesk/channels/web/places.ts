export interface Places {
  /** Returns how to give the place back; null: there is none. */
  enter(who: string): (() => void) | null;
}

/** So many at the same time, and so many of each. */
export function createPlaces(most: number, mostOfEach: number): Places {
  const taken = new Map<string, number>();
  let all = 0;
  return {
    enter(who) {
      const mine = taken.get(who) ?? 0;
      if (all >= most || mine >= mostOfEach) return null;
      all += 1;
      taken.set(who, mine + 1);
      let here = true;
      return () => {
        if (!here) return;
        here = false;
        all -= 1;
        const left = (taken.get(who) ?? 1) - 1;
        if (left === 0) taken.delete(who);
        else taken.set(who, left);
      };
    },
  };
}
