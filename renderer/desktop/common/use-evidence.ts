import { useEffect, useState } from 'react';
import { pandu } from '../bridge.ts';

/**
 * What was found out about this computer, followed as it comes in.
 *
 * @param id of the report or the request; null: nothing to ask about yet
 * @param ask memoise it: another function is asked anew
 */
export function useEvidence<T>(id: string | null, ask: (id: string) => Promise<T>): T | null {
  const [evidence, setEvidence] = useState<T | null>(null);
  useEffect(() => {
    if (id === null) return;
    let current = true;
    const load = () => {
      ask(id).then(
        (found) => {
          if (current) setEvidence(found);
        },
        () => undefined,
      );
    };
    load();
    const stop = pandu.on('evidenceChanged', (changed) => {
      if (changed.id === id) load();
    });
    return () => {
      current = false;
      stop();
    };
  }, [id, ask]);
  return evidence;
}
