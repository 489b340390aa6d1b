import { createContext } from 'react';
import type { StepAction } from '../../../shared/model/step-action.ts';

/** What became of it; `declined`: the user was asked first and thought better of it. */
type ActOutcome = 'done' | 'declined' | 'not-here' | 'failed';

/** What the steps of the tip that is shown may do. */
export interface OfferedActions {
  /** What cannot be done here stays plain words. */
  readonly can: (action: StepAction) => boolean;
  /** Null: shown as it will look, and does nothing (the editor's preview). @param address "open-trash", as the link has it */
  readonly act: ((address: string) => Promise<ActOutcome>) | null;
}

/** Null: words alone. Set around steps, and around nothing else that may come from somebody. */
export const StepActionsContext = createContext<OfferedActions | null>(null);
