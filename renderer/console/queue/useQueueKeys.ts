import { useEffect } from 'react';
import { isTyping } from '../common/typing.ts';

export interface QueueKeys {
  readonly move: (by: 1 | -1) => void;
  readonly open: () => void;
  readonly take: () => void;
  readonly search: () => void;
  readonly help: () => void;
}

/** Keys of the queue; none while somebody types, none with Ctrl, Alt or Meta, which belong to the browser. */
export function useQueueKeys(keys: QueueKeys): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) return;
      // Enter on a link or a button is theirs.
      const onControl = event.target instanceof HTMLElement && event.target.closest('a, button') !== null;
      const actions: Readonly<Record<string, (() => void) | undefined>> = {
        j: () => keys.move(1),
        k: () => keys.move(-1),
        Enter: onControl ? undefined : keys.open,
        a: keys.take,
        '/': keys.search,
        '?': keys.help,
      };
      const action = actions[event.key];
      if (!action) return;
      event.preventDefault();
      action();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [keys]);
}
