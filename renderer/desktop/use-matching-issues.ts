import { useEffect, useState } from 'react';
import type { ShownAnnouncement } from '../../shared/ipc/contract.ts';
import { useDebounced } from '../components/ui/use-debounced.ts';
import { pandu } from './bridge.ts';

/** Known issues that somebody who writes this may be about to report, best first. Empty while nobody asks: `text` null. */
export function useMatchingIssues(
  all: readonly ShownAnnouncement[],
  text: string | null,
  application?: string | undefined,
): readonly ShownAnnouncement[] {
  const wanted = useDebounced(text?.trim().slice(-500) ?? null, 300);
  const [ids, setIds] = useState<readonly string[]>([]);
  const issues = all.filter(({ kind, over }) => kind === 'issue' && !over);
  const known = issues.map(({ id, version }) => `${id}/${version}`).join(' ');
  useEffect(() => {
    if (wanted === null || known === '') {
      setIds([]);
      return;
    }
    let current = true;
    pandu.announcements.match({ text: wanted, ...(application === undefined ? {} : { application }) }).then(
      (found) => {
        if (current) setIds(found);
      },
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [wanted, application, known]);
  return ids.flatMap((id) => issues.find((one) => one.id === id) ?? []);
}
