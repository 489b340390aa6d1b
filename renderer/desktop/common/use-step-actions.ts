import { useEffect, useMemo, useState } from 'react';
import { stepActionKey } from '../../../shared/model/step-action.ts';
import type { Tip } from '../../../shared/model/tip.ts';
import type { OfferedActions } from '../../components/markdown/step-actions.ts';
import { pandu } from '../bridge.ts';

/** What the steps of this tip may do on this computer. Words until that is known, and where nothing is installed for it. */
export function useStepActions({ id, version }: Pick<Tip, 'id' | 'version'>): OfferedActions {
  const [possible, setPossible] = useState<ReadonlySet<string>>(new Set());
  // biome-ignore lint/correctness/useExhaustiveDependencies: another version may carry other actions
  useEffect(() => {
    let current = true;
    pandu.tips.actions({ id }).then(
      (answer) => {
        if (current) setPossible(new Set(answer.possible));
      },
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [id, version]);
  return useMemo(
    () => ({
      can: (action) => possible.has(stepActionKey(action)),
      act: async (address) => (await pandu.tips.act({ id, action: address })).outcome,
    }),
    [id, possible],
  );
}
