import { useSyncExternalStore } from 'react';
import type { BaseLocationHook, BaseSearchHook } from 'wouter';

/** "#/tickets/1?q=x" -> its path and its query. Everything lives in the fragment, so that any static server will do. */
function splitHash(hash: string): { readonly path: string; readonly search: string } {
  const text = hash.replace(/^#?\/?/, '/');
  const mark = text.indexOf('?');
  return mark < 0 ? { path: text, search: '' } : { path: text.slice(0, mark), search: text.slice(mark + 1) };
}

type Guard = () => boolean;
const guards = new Set<Guard>();
const listeners = new Set<() => void>();

/** Asked before each change of page; false keeps the page. Returns its unsubscribe. */
export function guardNavigation(guard: Guard): () => void {
  guards.add(guard);
  return () => guards.delete(guard);
}

let current = window.location.hash;

function changed(): void {
  const next = window.location.hash;
  if (next === current) return;
  const leaving = splitHash(next).path !== splitHash(current).path;
  if (leaving && ![...guards].every((guard) => guard())) {
    // The browser's own back button has moved already: put the page that stays back into the address.
    window.history.pushState(null, '', current || '#/');
    return;
  }
  current = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    current = window.location.hash;
    window.addEventListener('popstate', changed);
    window.addEventListener('hashchange', changed);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    window.removeEventListener('popstate', changed);
    window.removeEventListener('hashchange', changed);
  };
}

function navigate(to: string, options?: { readonly replace?: boolean }): void {
  const leaving = splitHash(to).path !== splitHash(current).path;
  if (leaving && ![...guards].every((guard) => guard())) return;
  const hash = `#${to.replace(/^#/, '')}`;
  if (options?.replace) window.history.replaceState(null, '', hash);
  else window.history.pushState(null, '', hash);
  current = window.location.hash;
  for (const listener of listeners) listener();
}

const useHashPath: BaseLocationHook & { hrefs?: (href: string) => string } = () => [
  useSyncExternalStore(subscribe, () => splitHash(current).path),
  navigate,
];
useHashPath.hrefs = (href) => `#${href}`;

export const hashLocation = useHashPath;
export const hashSearch: BaseSearchHook = () => useSyncExternalStore(subscribe, () => splitHash(current).search);
