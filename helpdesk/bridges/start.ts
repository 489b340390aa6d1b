import type { Log } from '../log.ts';
import type { Context } from '../services/context.ts';
import type { Bridge } from './bridge.ts';
import { bridgeRunner } from './runner.ts';

/** A runner for each; a row in the log when one stops or starts to answer. */
export async function startBridges(bridges: readonly Bridge[], context: Context, log: Log): Promise<{ stop(): Promise<void> }> {
  const runners = bridges.map((bridge) =>
    bridgeRunner({
      context,
      bridge,
      log: (event, why) =>
        event === 'fails'
          ? log.warn({ bridge: bridge.name, why }, 'the other help desk does not answer: what is for it waits')
          : log.info({ bridge: bridge.name }, 'the other help desk answers'),
    }),
  );
  for (const runner of runners) await runner.start();
  return { stop: async () => void (await Promise.all(runners.map((runner) => runner.stop()))) };
}
