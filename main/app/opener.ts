import type { View } from '../../shared/ipc/contract.ts';
import type { Capturer } from '../capture/capturer.ts';
import type { ReportDesk, ReportedCrash } from '../report/report-desk.ts';
import type { PanduWindow } from '../windows/window.ts';
import type { Memory } from './memory.ts';

export interface OpenerPorts {
  readonly memory: Pick<Memory, 'keep'>;
  readonly window: Pick<PanduWindow, 'open'>;
  readonly capturer: Pick<Capturer, 'take'>;
  readonly reports: Pick<ReportDesk, 'prepare'>;
}

/** Opens the window wherever the click was. */
export interface Opener {
  open(view: View, about?: ReportedCrash): void;
  /** Name of the application in front at the last click. */
  inFront(): string | null;
}

export function createOpener({ memory, window, capturer, reports }: OpenerPorts): Opener {
  let inFront: string | null = null;
  return {
    /** What is in front is looked at first thing: a moment later it is our own window. */
    open(view, about) {
      memory.keep();
      const taken = capturer.take();
      reports.prepare(taken, about);
      void taken.application.then((application) => {
        inFront = application?.name ?? null;
      });
      // In the next turn: making a window takes long, and the questions about what is in front must leave before.
      setImmediate(() => window.open(view, taken.taken));
    },
    inFront: () => inFront,
  };
}
