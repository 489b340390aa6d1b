import type { TipText } from '../model/tip.ts';

/** The parts of a tip, in the order in which they are written. */
export const tipParts = ['title', 'problem', 'cause', 'alternatives', 'steps', 'check', 'callHelp', 'keywords'] as const;
export type TipPart = (typeof tipParts)[number];

/** One piece of Markdown of a tip: a part, or one of its steps (counted from 0). */
export interface TipBlock {
  readonly part: Exclude<TipPart, 'title' | 'keywords'>;
  readonly step: number | null;
  readonly markdown: string;
}

/** All Markdown of a tip, in the order in which it is written. */
export function blocksOf(text: TipText): TipBlock[] {
  const { problem, cause, alternatives, steps, check = '', callHelp = '' } = text;
  return [
    { part: 'problem', step: null, markdown: problem },
    { part: 'cause', step: null, markdown: cause },
    { part: 'alternatives', step: null, markdown: alternatives },
    ...steps.map((markdown, step) => ({ part: 'steps', step, markdown }) as const),
    { part: 'check', step: null, markdown: check },
    { part: 'callHelp', step: null, markdown: callHelp },
  ];
}

/** The same text with each piece of its Markdown changed. */
export function mapBlocks(text: TipText, change: (markdown: string) => string): TipText {
  const { check, callHelp } = text;
  return {
    ...text,
    problem: change(text.problem),
    cause: change(text.cause),
    alternatives: change(text.alternatives),
    steps: text.steps.map(change),
    ...(check === undefined ? {} : { check: change(check) }),
    ...(callHelp === undefined ? {} : { callHelp: change(callHelp) }),
  };
}
