import { useEffect, useRef } from 'react';

/**
 * Tells that the form is in front again: `page` after another page of this window, `click` after the tray, a notice or a
 * second launch asked for it.
 *
 * @param asked grows with each such click
 */
export function useComeBack(shown: boolean, asked: number, onBack: (by: 'page' | 'click') => void): void {
  const before = useRef({ shown, asked });
  const tell = useRef(onBack);
  tell.current = onBack;
  useEffect(() => {
    const former = before.current;
    before.current = { shown, asked };
    if (!shown) return;
    if (asked !== former.asked) tell.current('click');
    else if (!former.shown) tell.current('page');
  }, [shown, asked]);
}
