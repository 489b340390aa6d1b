import type { Policy } from '../../shared/model/policy.ts';
import { onceADay } from '../changes/daily.ts';
import type { Inspector } from '../inspector.ts';
import { codeCacheIn } from '../platform/cache-folder.ts';
import type { Services } from '../services.ts';
import type { PanduWindow } from '../windows/window.ts';
import type { Ground } from './ground.ts';
import type { Memory } from './memory.ts';
import type { TipHelp } from './tip-help.ts';

export interface DayPorts {
  readonly ground: Ground;
  readonly services: Services;
  readonly window: Pick<PanduWindow, 'isOpen'>;
  readonly memory: Pick<Memory, 'letGo'>;
  readonly inspector: Pick<Inspector, 'snapshot' | 'release'>;
  readonly policy: () => Policy;
  readonly tipHelp: Pick<TipHelp, 'tellToday'>;
}

/** The round of each day: the snapshot, the tip of the day, the cache. @returns what stops it */
export function startDays({ ground, services, window, memory, inspector, policy, tipHelp }: DayPorts): () => void {
  // The thread is let go as soon as nothing else is asked of it, and then what the work left behind.
  return onceADay(() => {
    const kept = inspector.snapshot(policy().sectionsOff);
    inspector.release();
    return kept.finally(tipHelp.tellToday).finally(async () => {
      if (!window.isOpen()) {
        inspector.release();
        services.tips.release();
      }
      const { trimCodeCache } = await import('../platform/trim-code-cache.ts');
      await trimCodeCache(codeCacheIn(ground.paths.cache), Date.now());
      memory.letGo();
    });
  }, ground.log.warn);
}
