import type { CollectorContext } from '../collector.ts';
import type { OwnFacts, Probe } from '../probe.ts';

/** Below the limit of the section, so that the facts which are the same for all still arrive. */
const usualLimitMs = 5000;

/** What a probe found, or why it found nothing. A probe that throws or hangs costs its own facts only. Never rejects. */
export async function ownFacts(probe: Probe, context: CollectorContext): Promise<{ readonly facts: OwnFacts; readonly problem?: string }> {
  const limitMs = probe.timeLimitMs ?? usualLimitMs;
  const own = new AbortController();
  // (`AbortSignal.any` is younger than our oldest runtime.)
  const stop = (): void => own.abort();
  context.signal.addEventListener('abort', stop, { once: true });
  if (context.signal.aborted) stop();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<{ facts: OwnFacts; problem: string }>((resolve) => {
    timer = setTimeout(() => {
      // In this order: a walk that hears of it must not answer first.
      resolve({ facts: {}, problem: `no answer from ${probe.id} within ${limitMs / 1000} s` });
      stop();
    }, limitMs);
  });
  const work = Promise.resolve()
    .then(() => probe.look({ ...context, signal: own.signal }))
    .then(
      (facts) => ({ facts }),
      (error: unknown) => ({ facts: {}, problem: error instanceof Error ? error.message : String(error) }),
    );
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
    context.signal.removeEventListener('abort', stop);
  }
}
