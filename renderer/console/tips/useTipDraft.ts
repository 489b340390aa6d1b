import { useCallback, useState } from 'react';
import type { AgentTip, TipDraft } from '../../../shared/api/agent-routes.ts';
import { begin, record, redo, undo } from './history.ts';
import { type Edited, emptyTip, missingParts, refusalOf, toDraft, toEdited, untranslatedParts } from './tip-draft.ts';

const text = (draft: TipDraft) => JSON.stringify(draft);

/** What is being written of one tip: with its history, and what it still lacks. */
export function useTipDraft(tip: AgentTip | null) {
  const [history, setHistory] = useState(() => begin<Edited>(tip ? toEdited(tip.draft) : emptyTip));
  const [saved, setSaved] = useState<Edited>(history.present);
  const edited = history.present;
  const draft = toDraft(edited);
  const change = useCallback((next: Edited | ((before: Edited) => Edited)) => {
    setHistory((before) => record(before, typeof next === 'function' ? next(before.present) : next));
  }, []);
  return {
    edited,
    draft,
    /** A function is given what is there at that moment: for what comes later, as a picture that was being stored. */
    change,
    undo: history.past.length > 0 ? () => setHistory(undo) : null,
    redo: history.future.length > 0 ? () => setHistory(redo) : null,
    unsaved: text(draft) !== text(toDraft(saved)),
    markSaved: setSaved,
    refusal: refusalOf(edited),
    missing: missingParts(edited),
    untranslated: untranslatedParts(edited),
  };
}
export type WrittenTip = ReturnType<typeof useTipDraft>;
