import { createContext, type ReactNode, use, useCallback, useState } from 'react';

const AnnouncerContext = createContext<(text: string) => void>(() => undefined);

/** Speaks a change of state to a screen reader, politely; the same text twice in a row is spoken twice. */
export function AnnouncerProvider({ children }: { readonly children: ReactNode }) {
  const [said, setSaid] = useState({ text: '', turn: 0 });
  const announce = useCallback((text: string) => setSaid((former) => ({ text, turn: former.turn + 1 })), []);
  return (
    <AnnouncerContext value={announce}>
      {children}
      <div className="visually-hidden" aria-live="polite" role="status" data-testid="announcer">
        <span key={said.turn}>{said.text}</span>
      </div>
    </AnnouncerContext>
  );
}

export const useAnnounce = (): ((text: string) => void) => use(AnnouncerContext);
