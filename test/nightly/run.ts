import { seeded } from '../support/redaction-corpus/random.ts';
import { mutate } from './mutate.ts';
import type { Parser } from './parsers.ts';

export interface Failure {
  readonly parser: string;
  readonly input: number;
  readonly why: string;
  readonly text: string;
}

/** The input with this number: the same in every run of a seed, so that a failure can be looked at again. */
export function inputOf(seed: number, number: number, samples: readonly string[]): string {
  const r = seeded(seed ^ Math.imul(number, 0x9e3779b1));
  return mutate(r.pick(samples), samples, r);
}

/** Milliseconds that one parser may take for one input of at most 4,000 characters. */
export const longestMs = 1_000;

/**
 * Gives the inputs from `from` to below `to` to every parser.
 * @param before told what comes next, so that somebody who watches knows what it hangs at
 */
export function run(
  parsers: readonly Parser[],
  samples: readonly string[],
  { seed, from, to }: { readonly seed: number; readonly from: number; readonly to: number },
  before: (input: number, parser: number) => void = () => undefined,
): { readonly failures: readonly Failure[]; readonly slowestMs: number; readonly slowest: string } {
  const failures: Failure[] = [];
  let slowestMs = 0;
  let slowest = '';
  for (let input = from; input < to; input++) {
    const text = inputOf(seed, input, samples);
    for (const [index, [parser, parse]] of parsers.entries()) {
      before(input, index);
      const attempt = (): number => {
        const began = performance.now();
        try {
          parse(text);
        } catch (error) {
          failures.push({ parser, input, why: String(error), text });
        }
        return performance.now() - began;
      };
      let ms = attempt();
      // A machine that was busy with something else is no parser that stalls: that one stalls each time.
      for (let again = 0; again < 2 && ms > longestMs / 10; again++) ms = Math.min(ms, attempt());
      if (ms > longestMs) failures.push({ parser, input, why: `it took ${Math.round(ms)} ms`, text });
      if (ms > slowestMs) {
        slowestMs = ms;
        slowest = `${parser}, input ${input}`;
      }
    }
  }
  return { failures, slowestMs, slowest };
}
