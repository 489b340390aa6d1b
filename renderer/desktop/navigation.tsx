import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useState } from 'react';
import type { View } from '../../shared/ipc/contract.ts';
import { pandu } from './bridge.ts';

interface Navigation {
  readonly view: View;
  /** Grows with each view that main asks for: a click on the tray, a notice, a second launch. */
  readonly asked: number;
  readonly go: (view: View) => void;
}

const NavigationContext = createContext<Navigation | null>(null);

const hashOf = (view: View): string => `#/${view.name}${view.id === undefined ? '' : `/${view.id}`}`;

/** Where the page is. Kept in the history, so that Alt+Left and the mouse's back button work. */
export function NavigationProvider({ first, children }: { readonly first: View; readonly children: ReactNode }) {
  const [view, setView] = useState(first);
  const [asked, setAsked] = useState(0);
  const go = useCallback((next: View) => {
    // To where one is already: no second step to go back by.
    if (location.hash === hashOf(next)) history.replaceState(next, '', hashOf(next));
    else history.pushState(next, '', hashOf(next));
    setView(next);
  }, []);
  useEffect(() => {
    history.replaceState(first, '', hashOf(first));
    const onBack = (event: PopStateEvent) => {
      if (event.state !== null) setView(event.state as View);
    };
    window.addEventListener('popstate', onBack);
    const stop = pandu.on('show', (next) => {
      setAsked((former) => former + 1);
      go(next);
    });
    return () => {
      window.removeEventListener('popstate', onBack);
      stop();
    };
  }, [first, go]);
  const value = useMemo(() => ({ view, asked, go }), [view, asked, go]);
  return <NavigationContext value={value}>{children}</NavigationContext>;
}

export function useNavigation(): Navigation {
  const navigation = use(NavigationContext);
  if (navigation === null) throw new Error('outside NavigationProvider');
  return navigation;
}
