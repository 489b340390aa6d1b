import type { AgentTip, TipDraft } from '../../../shared/api/agent-routes.ts';

type Schedule = Pick<TipDraft, 'startsAt' | 'endsAt'>;

export const endsBeforeStart = ({ startsAt, endsAt }: Schedule): boolean =>
  Boolean(startsAt && endsAt && Date.parse(endsAt) <= Date.parse(startsAt));

/**
 * What desktops do with a tip now: `scheduled` and `ended` are published, and not shown yet or any more.
 * @param now milliseconds since 1970
 */
export function shownState(
  { state, published }: Pick<AgentTip, 'state' | 'published'>,
  now: number,
): AgentTip['state'] | 'scheduled' | 'ended' {
  if (state !== 'published' || !published) return state;
  if (published.endsAt && Date.parse(published.endsAt) <= now) return 'ended';
  return published.startsAt && Date.parse(published.startsAt) > now ? 'scheduled' : 'published';
}
