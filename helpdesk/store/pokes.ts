/** What other parts of the help desk, in this process and in others, may want to know after a commit. */
export type Poke =
  | { readonly kind: 'feed'; readonly cursor: number; readonly desktopId: string | null }
  | { readonly kind: 'topic'; readonly topic: Topic }
  /** The token of this desktop changed or ended. */
  | { readonly kind: 'desktop'; readonly id: string }
  /** Sessions of this user ended, or the role changed. */
  | { readonly kind: 'user'; readonly id: string };

type Topic = 'tickets' | 'tips' | 'announcements' | 'desktops' | 'groups' | 'users' | 'canned' | 'views' | 'presence' | 'rules';

type Listener = (poke: Poke) => void;

/** Carries pokes inside one process. The database carries them between processes. */
export interface PokeBus {
  emit(pokes: readonly Poke[]): void;
  /** @returns stops listening */
  listen(listener: Listener): () => void;
}

export function createPokeBus(): PokeBus {
  const listeners = new Set<Listener>();
  return {
    emit(pokes) {
      for (const poke of pokes) for (const listener of listeners) listener(poke);
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
