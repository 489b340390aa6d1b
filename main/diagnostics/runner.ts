import type { Section } from '../../shared/model/section.ts';
import type { Redactor } from '../../shared/redaction/redactor.ts';
import type { Collector, CollectorContext } from './collector.ts';

/** Says what is wrong with the data of a section, or null. Handed in, since the schema library costs a shell command half its start. */
export type Validate = (id: string, data: unknown) => string | null;

const maxError = 1000;

type Outcome =
  | { readonly kind: 'done'; readonly value: Awaited<ReturnType<Collector['collect']>> }
  | { readonly kind: 'failed'; readonly error: string }
  | { readonly kind: 'timeout' };

/** Lets go of a collector at its time limit: what it still does is told to stop by its signal and then ignored. */
async function limited(collector: Collector, context: CollectorContext): Promise<Outcome> {
  const own = new AbortController();
  const stop = (): void => own.abort();
  context.signal.addEventListener('abort', stop, { once: true });
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<Outcome>((resolve) => {
    timer = setTimeout(() => {
      // In this order: what is settled first is what the section says.
      resolve({ kind: 'timeout' });
      own.abort();
    }, collector.timeLimitMs);
  });
  const aborted = new Promise<Outcome>((resolve) => {
    own.signal.addEventListener('abort', () => resolve({ kind: 'failed', error: 'stopped' }), { once: true });
  });
  // Behind a promise, so that a collector that throws at once is no different from one that rejects.
  const work = Promise.resolve()
    .then(() => collector.collect({ ...context, signal: own.signal }))
    .then(
      (value): Outcome => ({ kind: 'done', value }),
      (error: unknown): Outcome => ({ kind: 'failed', error: error instanceof Error ? error.message : String(error) }),
    );
  try {
    return await Promise.race([work, limit, aborted]);
  } finally {
    clearTimeout(timer);
    context.signal.removeEventListener('abort', stop);
  }
}

/** One collector to one section, redacted. null: there was nothing to collect. Never rejects. */
export async function runCollector(
  collector: Collector,
  context: CollectorContext,
  redactor: Redactor,
  validate: Validate | null,
): Promise<Section | null> {
  const began = performance.now();
  const takenAt = new Date(context.now()).toISOString();
  const outcome: Outcome = context.signal.aborted ? { kind: 'failed', error: 'stopped' } : await limited(collector, context);
  const envelope = { id: collector.id, takenAt, durationMs: Math.round((performance.now() - began) * 10) / 10 };
  const words = (text: string): string => redactor.text(text).slice(0, maxError);
  if (outcome.kind === 'timeout') {
    return { ...envelope, status: 'timeout', error: `no answer within ${collector.timeLimitMs / 1000} s` };
  }
  if (outcome.kind === 'failed') return { ...envelope, status: 'failed', error: words(outcome.error) };
  if (outcome.value === null) return null;
  const { data: found } = outcome.value;
  const data: unknown = collector.redact ? collector.redact(found, redactor) : redactor.value<unknown>(found, collector.publicKeys);
  const wrong = validate?.(collector.id, data) ?? null;
  const missing = [outcome.value.missing, wrong].filter((text) => typeof text === 'string');
  if (missing.length === 0) return { ...envelope, status: 'ok', data };
  return { ...envelope, status: 'partial', error: words(missing.join('; ')), data };
}
