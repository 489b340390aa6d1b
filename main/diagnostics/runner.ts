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

const failed = (error: unknown): Outcome => ({ kind: 'failed', error: error instanceof Error ? error.message : String(error) });

/**
 * Lets go of a collector at its time limit: what it still does is told to stop by its signal and then ignored. What answers at
 * once needs neither a limit nor a signal, which cost more than most of the quick ones.
 */
async function limited(collector: Collector, context: CollectorContext): Promise<Outcome> {
  let own: AbortController | null = null;
  const ownSignal = (): AbortController => {
    own ??= new AbortController();
    return own;
  };
  let answer: ReturnType<Collector['collect']>;
  try {
    answer = collector.collect({
      ...context,
      get signal() {
        return ownSignal().signal;
      },
    });
  } catch (error) {
    return failed(error);
  }
  if (!(answer instanceof Promise)) return { kind: 'done', value: answer };
  const work = answer.then((value): Outcome => ({ kind: 'done', value }), failed);
  const stop = (): void => ownSignal().abort();
  context.signal.addEventListener('abort', stop, { once: true });
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<Outcome>((resolve) => {
    timer = setTimeout(() => {
      // In this order: what is settled first is what the section says.
      resolve({ kind: 'timeout' });
      stop();
    }, collector.timeLimitMs);
  });
  const aborted = new Promise<Outcome>((resolve) => {
    ownSignal().signal.addEventListener('abort', () => resolve(failed('stopped')), { once: true });
  });
  try {
    return await Promise.race([work, limit, aborted]);
  } finally {
    clearTimeout(timer);
    context.signal.removeEventListener('abort', stop);
  }
}

/** Milliseconds of a clock that never jumps. Not `performance`, which Node loads for whoever asks for it first. */
const clock = (): number => Number(process.hrtime.bigint()) / 1e6;

/** One collector to one section, redacted. null: there was nothing to collect. Never rejects. */
export async function runCollector(
  collector: Collector,
  context: CollectorContext,
  redactor: Redactor,
  validate: Validate | null,
): Promise<Section | null> {
  const began = clock();
  const takenAt = new Date(context.now()).toISOString();
  const outcome: Outcome = context.signal.aborted ? failed('stopped') : await limited(collector, context);
  const envelope = { id: collector.id, takenAt, durationMs: Math.round((clock() - began) * 10) / 10 };
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
