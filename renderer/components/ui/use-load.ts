import { useCallback, useEffect, useRef, useState } from 'react';

export type Loaded<T> =
  | { readonly state: 'loading'; readonly value: T | null }
  | { readonly state: 'failed'; readonly value: T | null }
  | { readonly state: 'ready'; readonly value: T };

/**
 * Loads on arrival and whenever `load` changes (memoise it); `reload` asks again and keeps showing the former value
 * meanwhile. An answer that was overtaken by a later question is dropped.
 */
export function useLoad<T>(load: () => Promise<T>): readonly [Loaded<T>, () => void] {
  const [loaded, setLoaded] = useState<Loaded<T>>({ state: 'loading', value: null });
  const turn = useRef(0);
  const reload = useCallback(() => {
    turn.current += 1;
    const mine = turn.current;
    load().then(
      (value) => {
        if (mine === turn.current) setLoaded({ state: 'ready', value });
      },
      () => {
        if (mine === turn.current) setLoaded((former) => ({ state: 'failed', value: former.value }));
      },
    );
  }, [load]);
  useEffect(() => {
    setLoaded((former) => ({ state: 'loading', value: former.value }));
    reload();
    return () => {
      turn.current += 1;
    };
  }, [reload]);
  return [loaded, reload];
}
