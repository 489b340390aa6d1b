import { useEffect, useRef } from 'react';

/** Milliseconds in which a step can be taken back while one stays. */
const undoable = 60_000;

/**
 * Does something for good after a minute, or as soon as one goes on: to another page, or out of the window. Until then
 * nothing was done, so that there is nothing to be repaired.
 *
 * @param waiting it is to be done, and can still be taken back
 * @param shown the page is in front
 */
export function useUndoable(waiting: boolean, shown: boolean, forGood: () => void): void {
  const latest = useRef(forGood);
  latest.current = forGood;
  useEffect(() => {
    if (!waiting) return;
    if (!shown) return latest.current();
    const settle = () => latest.current();
    const timer = setTimeout(settle, undoable);
    window.addEventListener('pagehide', settle);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('pagehide', settle);
    };
  }, [waiting, shown]);
}
