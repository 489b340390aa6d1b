import { useCallback, useEffect, useMemo, useState } from 'react';
import type { AgentTip } from '../../../shared/api/agent-routes.ts';
import { remarksOn } from '../../../shared/tips/lint.ts';
import { begin, record, redo, undo } from './history.ts';
import { type Kept, keep, recover } from './recovery.ts';
import { type Edited, emptyTip, missingParts, refusalOf, sameDraft, toDraft, toEdited, untranslatedParts } from './tip-draft.ts';

const editedOf = (tip: AgentTip | null) => (tip ? toEdited(tip.draft) : emptyTip);

/** What is being written of one tip: with its history, kept in this browser until it is saved, and what it still lacks. */
export function useTipDraft(tip: AgentTip | null) {
  const id = tip?.id ?? null;
  const [recovered, setRecovered] = useState<Kept | null>(() => {
    const kept = recover(id);
    return kept && !sameDraft(toDraft(kept.edited), toDraft(editedOf(tip))) ? kept : null;
  });
  const [saved, setSaved] = useState(() => editedOf(tip));
  // Undo leads back from what was recovered to what is saved.
  const [history, setHistory] = useState(() => (recovered ? record(begin(saved), recovered.edited) : begin(saved)));
  const edited = history.present;
  const draft = useMemo(() => toDraft(edited), [edited]);
  const unsaved = !sameDraft(draft, toDraft(saved));
  const basis = tip?.updatedAt ?? null;

  useEffect(() => {
    keep(id, unsaved ? { at: Date.now(), basis, edited } : null);
  }, [id, unsaved, basis, edited]);

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
    unsaved,
    markSaved: setSaved,
    recovered: recovered && {
      at: recovered.at,
      /** Somebody saved the tip after this was typed. */
      outdated: recovered.basis !== basis,
      accept: () => setRecovered(null),
      discard: () => {
        setHistory((before) => record(before, saved));
        setRecovered(null);
      },
    },
    /** Another one saved it since; what they wrote. */
    theirs: tip && !sameDraft(toDraft(editedOf(tip)), toDraft(saved)) ? editedOf(tip) : null,
    refusal: refusalOf(edited),
    missing: missingParts(edited),
    untranslated: untranslatedParts(edited),
    remarks: useMemo(() => remarksOn(draft.texts), [draft]),
  };
}
export type WrittenTip = ReturnType<typeof useTipDraft>;
