import { useState } from 'react';
import { type Draft, keepDraft, loadDraft } from './drafts.ts';

/** What an agent writes to one ticket, kept in this browser; what was put in ready-made can be taken out again. */
export interface Writing {
  readonly draft: Draft;
  readonly keep: (next: Draft) => void;
  /** Other words are another message: an id is only for repeating the very same one. */
  readonly edit: (change: Partial<Draft>) => void;
  /** @param words what was done, for the line below the form */
  readonly putIn: (change: Partial<Draft>, words: string) => void;
  readonly put: { readonly words: string; readonly undo: () => void } | null;
}

export function useWriting(ticketId: string): Writing {
  const [draft, setDraft] = useState<Draft>(() => loadDraft(ticketId));
  const [put, setPut] = useState<{ readonly words: string; readonly before: Draft } | null>(null);
  const keep = (next: Draft) => {
    setDraft(next);
    keepDraft(ticketId, next);
    setPut(null);
  };
  return {
    draft,
    keep,
    edit: (change) => {
      setDraft({ ...draft, ...change, messageId: null });
      keepDraft(ticketId, { ...draft, ...change, messageId: null });
    },
    putIn: (change, words) => {
      keep({ ...draft, ...change, messageId: null });
      setPut({ words, before: draft });
    },
    put: put && { words: put.words, undo: () => keep({ ...put.before, messageId: null }) },
  };
}
