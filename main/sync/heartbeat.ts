/** Seconds. Each heartbeat wakes the computer some six times, so it is asked for rarely; the feed is polled more often than that anyway. */
export const longestHeartbeat = 240;
/** Seconds. No proxy or firewall worth the name is less patient; a stream that dies sooner has other troubles. */
const shortestHeartbeat = 25;

/**
 * The heartbeat to ask for after a stream ended that had been quiet for so long (seconds): proxies and firewalls on the way
 * cut a connection in which nothing moves, many after 60 s, and nobody tells us after how many. Never longer than before;
 * a help desk that was restarted costs us some rare heartbeats, which is cheaper than a stream that is cut again and again.
 */
export function nextHeartbeat(current: number, quiet: number): number {
  if (quiet < shortestHeartbeat) return current;
  const tolerated = quiet < current ? quiet * 0.8 : current / 2;
  return Math.min(current, Math.max(shortestHeartbeat, Math.floor(tolerated)));
}
