import { remember, remembered } from '../remember.ts';

const key = 'replies';
/** Replies begun and never sent: the oldest make room. */
const most = 20;
const isDrafts = (value: unknown): value is [string, string][] =>
  Array.isArray(value) &&
  value.every((one) => Array.isArray(one) && one.length === 2 && one.every((part: unknown) => typeof part === 'string'));

/** What was typed for this report and not sent yet: looking up a tip, or closing the window, must not cost it. */
export const replyDraft = (id: string): string => new Map(remembered(key, isDrafts, [])).get(id) ?? '';

export function keepReplyDraft(id: string, text: string): void {
  const others = remembered(key, isDrafts, []).filter(([other]) => other !== id);
  const all = text === '' ? others : [...others, [id, text]];
  remember(key, all.length === 0 ? null : all.slice(-most));
}
