import type { AgentAnnouncement } from '../../../shared/api/agent-routes.ts';

export type AnnouncementState = 'planned' | 'current' | 'resolved' | 'ended' | 'withdrawn';

/** @param now UTC, ISO 8601 */
export function stateOf(
  announcement: Pick<AgentAnnouncement, 'withdrawn' | 'startsAt' | 'endsAt' | 'resolvedAt'>,
  now: string,
): AnnouncementState {
  if (announcement.withdrawn) return 'withdrawn';
  if (announcement.resolvedAt !== null) return 'resolved';
  if (announcement.endsAt !== null && announcement.endsAt <= now) return 'ended';
  return announcement.startsAt > now ? 'planned' : 'current';
}
