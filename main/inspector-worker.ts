import { parentPort, workerData } from 'node:worker_threads';
import { createInspection, type InspectionDependencies } from './inspection.ts';
import type { Answer, Question } from './inspector.ts';

/** The thread in which the computer is inspected: see inspector.ts. */
const inspection = createInspection(workerData as InspectionDependencies);
const running = new Map<number, AbortController>();
const say = (answer: Answer) => parentPort?.postMessage(answer);

async function answer(question: Question): Promise<unknown> {
  switch (question.kind) {
    case 'run': {
      const stop = new AbortController();
      running.set(question.id, stop);
      const tell = (section: unknown) => say({ id: question.id, kind: 'section', value: section });
      return inspection.run(question.options, tell, stop.signal).finally(() => running.delete(question.id));
    }
    case 'abort':
      running.get(question.id)?.abort();
      return undefined;
    case 'snapshot':
      return inspection.snapshot(question.off);
    case 'describe':
      return inspection.describe(question.clue);
    case 'running':
      return inspection.running();
    case 'installed':
      return inspection.installed();
    case 'icon':
      return inspection.withIcon(question.application);
    case 'crashes':
      return inspection.crashes(question.since);
  }
}

parentPort?.on('message', (question: Question) => {
  answer(question).then(
    (value) => question.kind !== 'abort' && say({ id: question.id, kind: 'done', value }),
    (error: unknown) => say({ id: question.id, kind: 'failed', value: error instanceof Error ? error.message : String(error) }),
  );
});
