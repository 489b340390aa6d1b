import type { Facts } from './rule.ts';

type Item = NonNullable<Facts['changes']>['items'][number];

/** Two days: who meets a trouble reports it on the same day, or after one more try. */
const justBefore = 48 * 3_600_000;

/**
 * What changed just before the look, the newest first. Upgrades are what healthy machines do: they are worth a hint only
 * where somebody reports trouble with an application, so without one there is nothing.
 */
export function recentChanges({ application, changes }: Facts): readonly Item[] {
  if (!application || !changes) return [];
  const until = Date.parse(changes.untilAt);
  return changes.items.filter(({ at }) => until - Date.parse(at) <= justBefore);
}

/** "2026-11-23 08:10 firefox-esr 128.4 -> 128.5" */
export function evidenceOf({ at, name, from, to }: Item): string {
  return `${at.slice(0, 16).replace('T', ' ')} ${name}${from ? ` ${from}` : ''}${to ? `${from ? ' ->' : ''} ${to}` : ''}`;
}
