import { parseStepAction, type StepAction, stepActionKey } from '../model/step-action.ts';

/** `[words](pandu:…)`. Neither words nor address may be longer than an action needs: no text is searched twice. */
const link = /\[([^\][\n]{1,300})\]\((pandu:[^)\s]{0,6200})\)/g;

interface ActionLink {
  readonly words: string;
  /** "pandu:open-trash" */
  readonly url: string;
  /** Null: no action that is known here. */
  readonly action: StepAction | null;
}

export function actionLinksIn(markdown: string): ActionLink[] {
  return [...markdown.matchAll(link)].map(([, words = '', url = '']) => ({ words, url, action: parseStepAction(url) }));
}

/** The actions that these steps carry, each once. */
export function actionsOf(steps: readonly string[]): StepAction[] {
  const all = steps.flatMap(actionLinksIn).flatMap(({ action }) => (action ? [action] : []));
  return [...new Map(all.map((action) => [stepActionKey(action), action])).values()];
}

/** Where there are no buttons (a terminal, paper, an index): the words stay, the address goes. */
export const withoutActions = (markdown: string): string => markdown.replace(link, '$1');
