import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { parsers, samples } from './parsers.ts';
import { type Failure, inputOf, longestMs, run } from './run.ts';

/**
 * `npm run nightly -- [INPUTS] [SEED]`: a million texts that were once in order, changed at random, through all parsers
 * and the redaction. Fails when one throws, takes longer than a second or hangs; the same seed gives the same texts.
 * CI runs a slice: test/unit/nightly.test.ts. The last line is one JSON object.
 */
interface Work {
  readonly seed: number;
  readonly inputs: number;
  readonly place: Int32Array<SharedArrayBuffer>;
}
interface Result {
  readonly failures: readonly Failure[];
  readonly slowestMs: number;
  readonly slowest: string;
}

function asWorker({ seed, inputs, place }: Work): void {
  const step = 10_000;
  for (let from = 0; from < inputs; from += step) {
    const result = run(parsers, samples, { seed, from, to: Math.min(inputs, from + step) }, (input, parser) => {
      Atomics.store(place, 0, input);
      Atomics.store(place, 1, parser);
    });
    parentPort?.postMessage({ done: Math.min(inputs, from + step), result });
  }
}

/** In a thread that can be ended from outside: a parser that hangs would otherwise hang us with it. */
function watch(seed: number, inputs: number): Promise<Result & { readonly done: number }> {
  const place = new Int32Array(new SharedArrayBuffer(8));
  const worker = new Worker(fileURLToPath(import.meta.url), { workerData: { seed, inputs, place } satisfies Work });
  const failures: Failure[] = [];
  let slowest: Result = { failures, slowestMs: 0, slowest: '' };
  let done = 0;
  return new Promise((resolve, reject) => {
    let last = '';
    const timer = setInterval(() => {
      const now = `${Atomics.load(place, 0)} ${Atomics.load(place, 1)}`;
      if (now !== last || done === inputs) {
        last = now;
        return;
      }
      const [input = 0, parser = 0] = now.split(' ').map(Number);
      failures.push({ parser: parsers[parser]?.[0] ?? '', input, why: 'it hangs', text: inputOf(seed, input, samples) });
      void worker.terminate();
    }, 10 * longestMs);
    worker.on('message', (message: { done: number; result: Result }) => {
      done = message.done;
      failures.push(...message.result.failures);
      if (message.result.slowestMs > slowest.slowestMs) slowest = message.result;
      if (done % 100_000 === 0) console.log(`${done} of ${inputs}, ${failures.length} failures`);
    });
    worker.on('error', reject);
    worker.on('exit', () => {
      clearInterval(timer);
      resolve({ ...slowest, failures, done });
    });
  });
}

if (!isMainThread) asWorker(workerData as Work);
else {
  const [inputs = 1_000_000, seed = 20_261_124] = process.argv.slice(2).map(Number);
  const began = performance.now();
  const { failures, done, slowestMs, slowest } = await watch(seed, inputs);
  for (const { parser, input, why, text } of failures.slice(0, 20))
    console.log(`${parser}, input ${input}: ${why}\n${JSON.stringify(text)}`);
  const result = { name: 'nightly', inputs: done, seed, parsers: parsers.length, failures: failures.length };
  console.log(
    JSON.stringify({
      ...result,
      slowestMs: Math.round(slowestMs * 100) / 100,
      slowest,
      seconds: Math.round((performance.now() - began) / 1000),
    }),
  );
  process.exitCode = failures.length > 0 || done < inputs ? 1 : 0;
}
