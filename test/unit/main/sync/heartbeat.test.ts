import fc from 'fast-check';
import { expect, test } from 'vitest';
import { longestHeartbeat, nextHeartbeat } from '../../../../main/sync/heartbeat.ts';

test.each([
  ['a proxy cuts after 60 s of silence', 240, 60, 48],
  ['a stream that ended in the middle of the talk teaches nothing', 240, 3, 240],
  ['a firewall forgot the connection, and nobody said so', 240, 600, 120],
  ['never more often than every 25 s', 25, 25, 25],
])('%s', (_name, current, quiet, expected) => {
  expect(nextHeartbeat(current, quiet)).toBe(expected);
});

test('whatever cuts the stream after a while, it is found within a few streams, and the heartbeat then comes before it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 32, max: 600 }), (patience) => {
      let heartbeat = longestHeartbeat;
      for (let stream = 0; stream < 3 && heartbeat >= patience; stream++) heartbeat = nextHeartbeat(heartbeat, patience);
      expect(heartbeat).toBeLessThan(Math.max(patience, longestHeartbeat + 1));
      if (patience <= longestHeartbeat) expect(heartbeat).toBeLessThan(patience);
    }),
  );
});
