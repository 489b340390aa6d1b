import { useSyncExternalStore } from 'react';
import { remember, remembered } from './remember.ts';

const isList = (value: unknown): value is string[] => Array.isArray(value) && value.every((one) => typeof one === 'string');
const listeners = new Set<() => void>();
let kept: readonly string[] | null = null;

const list = (): readonly string[] => {
  kept ??= remembered('announcements-away', isList, []);
  return kept;
};

/** Announcements that this user has put away, as "id/version": the same for every part of the page. */
export function usePutAway(): readonly string[] {
  return useSyncExternalStore(listen, list, nothing);
}

const listen = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
const none: readonly string[] = [];
/** The form that is drawn ahead has no storage. */
const nothing = () => none;

export function putAway(key: string): void {
  kept = [...list(), key].slice(-200);
  remember('announcements-away', kept);
  for (const listener of listeners) listener();
}
