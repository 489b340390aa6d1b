import { useState } from 'react';
import { Kept } from './Kept.tsx';
import { ReportWriter } from './ReportWriter.tsx';
import { Solved } from './Solved.tsx';
import { useComeBack } from './use-come-back.ts';

interface Props {
  /** False while another page is in front; the form stays as it is. */
  readonly shown: boolean;
  /** Grows with each click on the tray and the like. */
  readonly asked: number;
  readonly text: string | undefined;
  /** Starts anew, with a clean form and the evidence of the last click. */
  readonly onAnew: () => void;
}

type Phase = { readonly name: 'writing' } | { readonly name: 'kept'; readonly id: string } | { readonly name: 'solved' };

export function ReportPage({ shown, asked, text, onAnew }: Props) {
  const [phase, setPhase] = useState<Phase>({ name: 'writing' });
  const finished = phase.name !== 'writing';
  // Who comes back after a report is done has another one to write.
  useComeBack(shown, asked, () => {
    if (finished) onAnew();
  });
  switch (phase.name) {
    case 'writing':
      return (
        <ReportWriter
          shown={shown}
          asked={asked}
          text={text}
          onAnew={onAnew}
          onKept={(id) => setPhase({ name: 'kept', id })}
          onSolved={() => setPhase({ name: 'solved' })}
        />
      );
    case 'kept':
      return <Kept id={phase.id} onAnother={onAnew} />;
    case 'solved':
      return <Solved onAnother={onAnew} />;
  }
}
