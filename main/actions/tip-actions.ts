import { asksFirst, type DestructiveAction, parseStepAction, type StepAction, stepActionKey } from '../../shared/model/step-action.ts';
import { actionsOf } from '../../shared/tips/step-actions.ts';
import type { Command } from './resolve.ts';
import type { StartedAction } from './way.ts';

export interface TipActionsPorts {
  /** The steps of this tip as it is shown now, in the language of the page; null: there is no such tip. */
  readonly steps: (tipId: string) => Promise<readonly string[] | null>;
  readonly resolve: (id: StartedAction) => Command | null;
  readonly run: (command: Command) => Promise<boolean>;
  /** Asks in plain words before something that cannot be undone. */
  readonly ask: (id: DestructiveAction) => Promise<boolean>;
  readonly copyText: (text: string) => void;
  readonly log: (message: string) => void;
}

/** `declined`: the user thought better of it; `not-here`: not of this tip, or nothing is installed for it. */
type ActOutcome = 'done' | 'declined' | 'not-here' | 'failed';

/** What the steps of tips may do here. A page can start nothing but what the tip that it shows carries. */
export interface TipActions {
  /** The addresses ("open-trash") of this tip's actions that can be done here. */
  possible(tipId: string): Promise<string[]>;
  act(tipId: string, action: string): Promise<ActOutcome>;
}

export function createTipActions({ steps, resolve, run, ask, copyText, log }: TipActionsPorts): TipActions {
  const carried = async (tipId: string): Promise<StepAction[]> => actionsOf((await steps(tipId)) ?? []);
  return {
    async possible(tipId) {
      const actions = await carried(tipId);
      return actions.filter(({ id }) => id === 'copy' || resolve(id) !== null).map(stepActionKey);
    },
    async act(tipId, wanted) {
      const parsed = parseStepAction(`pandu:${wanted}`);
      const action = parsed && (await carried(tipId)).find((one) => stepActionKey(one) === stepActionKey(parsed));
      if (!action) {
        log(`actions: tip ${tipId} does not carry what a page asked for, and nothing was started`);
        return 'not-here';
      }
      const { id } = action;
      if (id === 'copy') {
        copyText(action.text ?? '');
        return 'done';
      }
      const command = resolve(id);
      if (!command) return 'not-here';
      if (asksFirst(id) && !(await ask(id))) return 'declined';
      const worked = await run(command);
      log(`actions: ${id}: ${command.program} ${worked ? 'started' : 'did not work'}`);
      return worked ? 'done' : 'failed';
    },
  };
}
