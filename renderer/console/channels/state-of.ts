import type { ChannelHealth } from '../../../shared/api/agent-routes.ts';

/** A process says something every minute, or every five while it fails: after so many milliseconds it is gone. */
const silentAfter = 20 * 60_000;

/** @param now milliseconds since 1970 */
export function stateOf({ error, toldAt }: Pick<ChannelHealth, 'error' | 'toldAt'>, now: number): 'works' | 'fails' | 'silent' {
  if (now - Date.parse(toldAt) > silentAfter) return 'silent';
  return error === null ? 'works' : 'fails';
}
