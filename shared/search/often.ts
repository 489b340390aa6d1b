import type { Tip } from '../model/tip.ts';
import { contextFactor, firstDays, helpedFactor, reasonFactor, type SearchContext } from './context.ts';

/**
 * Tips to show before anything was asked, best first: those that a finding calls for, those that helped others, and in the
 * first days (or where nobody knows the day) how-tos. Of those that are alike comes first what most other tips lead to. What
 * helped fewer than every second one is left out, unless a finding calls for it.
 *
 * @param tips those that concern this desktop
 */
export function oftenHelpful(tips: readonly Tip[], context: SearchContext, limit: number): Tip[] {
  const links = new Map<string, number>();
  for (const id of tips.flatMap(({ related }) => related)) links.set(id, (links.get(id) ?? 0) + 1);
  return tips
    .map((tip) => ({
      tip,
      called: reasonFactor(tip, context),
      factor: contextFactor(tip, context),
      links: links.get(tip.id) ?? 0,
    }))
    .filter(({ tip, called }) => called > 1 || isWorthwhile(tip, context))
    .sort((a, b) => b.called - a.called || b.factor - a.factor || b.links - a.links || (a.tip.id < b.tip.id ? -1 : 1))
    .slice(0, limit)
    .map(({ tip }) => tip);
}

function isWorthwhile(tip: Tip, { helped, daysSinceMigration: days }: SearchContext): boolean {
  const score = helped?.get(tip.id);
  if (score !== undefined) return helpedFactor(score) > 1;
  return tip.causeKind === 'howto' && (days === undefined || days === null || days < firstDays);
}
