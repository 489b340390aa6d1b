import type { SectionData } from '../../../../shared/model/sections.ts';

export type Change = SectionData<'changes'>['items'][number];

const day = 86_400_000;

/** Changes in spans of 24 hours before the look, the newest span first; 0: within the last day. */
export function changesByDay(
  items: readonly Change[],
  untilAt: string,
): readonly { readonly daysBefore: number; readonly changes: readonly Change[] }[] {
  const spans = new Map<number, Change[]>();
  for (const item of items) {
    const daysBefore = Math.max(0, Math.floor((Date.parse(untilAt) - Date.parse(item.at)) / day)) || 0;
    const span = spans.get(daysBefore);
    if (span) span.push(item);
    else spans.set(daysBefore, [item]);
  }
  return [...spans].sort(([a], [b]) => a - b).map(([daysBefore, changes]) => ({ daysBefore, changes }));
}
