import { useCallback, useEffect, useState } from 'react';
import type { Start } from '../../shared/ipc/contract.ts';

/**
 * Milliseconds since 1970, renewed while somebody can see it: a hidden page sets no timer.
 * @param wait how long until what is shown changes; null: it does not. Memoise it.
 */
export function useClock(wait: (now: number) => number | null): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tick = () => {
      clearTimeout(timer);
      if (document.hidden) return;
      const time = Date.now();
      setNow(time);
      const next = wait(time);
      // The longest that a timer can: a month is never looked at in one go.
      if (next !== null) timer = setTimeout(tick, Math.min(Math.max(next, 20), 86_400_000));
    };
    tick();
    document.addEventListener('visibilitychange', tick);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', tick);
    };
  }, [wait]);
  return now;
}

/** The call in which the help desk looks at this computer now; null: nobody looks. (As `isCallOpen`, without the schema library.) */
export function useOpenCall(call: Start['call']): Start['call'] {
  const ends = call === null || call.endedAt !== null ? null : Date.parse(call.expiresAt);
  const now = useClock(useCallback((time: number) => (ends === null || ends <= time ? null : ends - time), [ends]));
  return ends !== null && now < ends ? call : null;
}
