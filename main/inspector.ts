import { Worker } from 'node:worker_threads';
import type { Application } from '../shared/model/application.ts';
import type { Section } from '../shared/model/section.ts';
import type { Inspection, InspectionDependencies, RunOptions } from './inspection.ts';
import type { ApplicationClue } from './platform/applications.ts';

export type Question =
  | { readonly id: number; readonly kind: 'run'; readonly options: RunOptions }
  | { readonly id: number; readonly kind: 'abort' }
  | { readonly id: number; readonly kind: 'describe'; readonly clue: ApplicationClue }
  | { readonly id: number; readonly kind: 'snapshot'; readonly off: readonly string[] }
  | { readonly id: number; readonly kind: 'running' }
  | { readonly id: number; readonly kind: 'installed' }
  | { readonly id: number; readonly kind: 'icon'; readonly application: Application }
  | { readonly id: number; readonly kind: 'crashes'; readonly since: number };
export interface Answer {
  readonly id: number;
  readonly kind: 'section' | 'done' | 'failed';
  readonly value: unknown;
}
type Asked = Question extends infer Q ? (Q extends Question ? Omit<Q, 'id'> : never) : never;

interface Pending {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly onSection: ((section: Section) => void) | undefined;
}

/** An inspection in a thread of its own, which is made when it is first asked and can be let go with all its memory. */
export interface Inspector extends Inspection {
  /** Ends the thread as soon as nothing is asked any more; the next question makes another. */
  release(): void;
  /** Ends the thread at once: what was asked of it fails. Resolves when the thread is gone. */
  stop(): Promise<void>;
}

/**
 * Reading a computer takes some hundred milliseconds of work and tens of megabytes: not in the process that draws
 * windows, and not for longer than somebody looks.
 * @param file the bundled inspector-worker
 * @param onEnd the thread has ended, and its memory can be given back
 */
export function createInspector(
  file: string,
  dependencies: InspectionDependencies,
  log: (message: string) => void,
  onEnd: () => void = () => undefined,
): Inspector {
  const pending = new Map<number, Pending>();
  let worker: Worker | null = null;
  let leaving = false;
  let last = 0;

  function open(): Worker {
    leaving = false;
    if (worker) return worker;
    const opened = new Worker(file, { workerData: dependencies });
    worker = opened;
    opened.on('message', ({ id, kind, value }: Answer) => {
      const asked = pending.get(id);
      if (!asked) return;
      if (kind === 'section') return asked.onSection?.(value as Section);
      pending.delete(id);
      if (kind === 'done') asked.resolve(value);
      else asked.reject(new Error(String(value)));
      if (leaving) leave();
    });
    const over = (why: string) => {
      if (worker !== opened) return;
      worker = null;
      if (pending.size > 0) log(`the inspection ended: ${why}`);
      fail(why);
    };
    opened.on('error', (error) => over(error.message));
    opened.on('exit', (code) => {
      over(`exit code ${code}`);
      onEnd();
    });
    return opened;
  }

  function fail(why: string): void {
    const lost = [...pending.values()];
    pending.clear();
    for (const { reject } of lost) reject(new Error(why));
  }

  function leave(): void {
    leaving = true;
    if (pending.size > 0 || !worker) return;
    const done = worker;
    worker = null;
    void done.terminate();
  }

  function ask<T>(question: Asked, onSection?: (section: Section) => void, signal?: AbortSignal): Promise<T> {
    last += 1;
    const id = last;
    return new Promise((resolve, reject) => {
      const opened = open();
      pending.set(id, { resolve: resolve as (value: unknown) => void, reject, onSection });
      opened.postMessage({ ...question, id });
      signal?.addEventListener('abort', () => opened.postMessage({ kind: 'abort', id } satisfies Question), { once: true });
    });
  }

  return {
    run: (options, onSection, signal) => ask({ kind: 'run', options }, onSection, signal),
    snapshot: (off) => ask({ kind: 'snapshot', off }),
    describe: (clue) => ask({ kind: 'describe', clue }),
    running: () => ask({ kind: 'running' }),
    installed: () => ask({ kind: 'installed' }),
    withIcon: (application) => ask({ kind: 'icon', application }),
    crashes: (since) => ask({ kind: 'crashes', since }),
    release: leave,
    async stop() {
      const ending = worker;
      worker = null;
      fail('Pandu ends');
      await ending?.terminate();
    },
  };
}
