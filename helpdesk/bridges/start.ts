import type { Context } from '../services/context.ts';
import { readRtConfig } from './rt/config.ts';
import { rtBridge } from './rt/rt.ts';
import { bridgeRunner, type RunnerOptions } from './runner.ts';

/** Every bridge that the environment names. @throws ConfigError */
export async function startBridges(
  env: Readonly<Record<string, string | undefined>>,
  context: Context,
  log: (bridge: string, ...more: Parameters<RunnerOptions['log']>) => void,
): Promise<{ stop(): Promise<void> }> {
  const rt = readRtConfig(env);
  const bridges = rt ? [rtBridge(rt)] : [];
  const runners = bridges.map((bridge) => bridgeRunner({ context, bridge, log: (event, why) => log(bridge.name, event, why) }));
  for (const runner of runners) await runner.start();
  return { stop: async () => void (await Promise.all(runners.map((runner) => runner.stop()))) };
}
