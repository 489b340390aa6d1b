import { useState } from 'react';
import { pandu } from '../bridge.ts';
import { noteTip } from '../common/tip-effect.ts';
import { Kept } from './Kept.tsx';
import type { SolvedBy } from './ReportTip.tsx';
import { ReportWriter } from './ReportWriter.tsx';
import { Solved } from './Solved.tsx';
import { useComeBack } from './use-come-back.ts';
import { useUndoable } from './use-undoable.ts';

interface Props {
  /** False while another page is in front; the form stays as it is. */
  readonly shown: boolean;
  /** Grows with each click on the tray and the like. */
  readonly asked: number;
  readonly text: string | undefined;
  /** Starts anew, with a clean form and the evidence of the last click. */
  readonly onAnew: () => void;
}

type Phase =
  | { readonly name: 'writing' }
  | { readonly name: 'kept'; readonly id: string }
  /** `draft`: of the report that a tip made needless; it is there until `forGood`, so that one can go back to it. */
  | { readonly name: 'solved'; readonly by: SolvedBy; readonly draft: string | null; readonly forGood: boolean };

export function ReportPage({ shown, asked, text, onAnew }: Props) {
  const [phase, setPhase] = useState<Phase>({ name: 'writing' });
  const finished = phase.name !== 'writing';
  const undoable = phase.name === 'solved' && !phase.forGood;
  const settle = () => {
    if (phase.name !== 'solved' || phase.forGood) return;
    noteTip(phase.by, 'solved', phase.by.where);
    if (phase.draft !== null) void pandu.report.discard({ id: phase.draft }).catch(() => undefined);
    setPhase({ ...phase, forGood: true });
  };
  useUndoable(undoable, shown, settle);
  const anew = () => {
    settle();
    onAnew();
  };
  // Who comes back after a report is done has another one to write.
  useComeBack(shown, asked, () => {
    if (finished) anew();
  });
  return (
    <>
      {(phase.name === 'writing' || undoable) && (
        <div hidden={undoable}>
          <ReportWriter
            shown={shown && !undoable}
            asked={asked}
            text={text}
            onAnew={onAnew}
            onKept={(id) => setPhase({ name: 'kept', id })}
            onSolved={(by, draft) => setPhase({ name: 'solved', by, draft, forGood: false })}
          />
        </div>
      )}
      {phase.name === 'kept' && <Kept id={phase.id} onAnother={onAnew} />}
      {phase.name === 'solved' && <Solved onAnother={anew} onUndo={undoable ? () => setPhase({ name: 'writing' }) : null} />}
    </>
  );
}
