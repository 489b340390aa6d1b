import type ElectronStore from 'electron-store';
import { type Bounds, boundsFrom } from './placement.ts';

/** Where the window was last time. Nothing depends on it: what cannot be read or written is forgotten. */
export interface PlacementStore {
  load(): Promise<Bounds | null>;
  save(bounds: Bounds): Promise<void>;
}

/**
 * electron-store, loaded with the first window: an idle desktop does not pay for it.
 * @param folder absolute; the file is `window.json`
 */
export function createPlacementStore(folder: string): PlacementStore {
  let opened: Promise<ElectronStore<{ bounds?: Bounds }>> | null = null;
  const open = () => {
    opened ??= import('electron-store').then(({ default: Store }) => new Store({ name: 'window', cwd: folder, clearInvalidConfig: true }));
    return opened;
  };
  return {
    load: () =>
      open().then(
        (store) => boundsFrom(store.get('bounds')),
        () => null,
      ),
    save: (bounds) =>
      open().then(
        (store) => store.set('bounds', bounds),
        () => undefined,
      ),
  };
}
