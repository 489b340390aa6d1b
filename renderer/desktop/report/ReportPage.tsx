import { useState } from 'react';
import { Kept } from './Kept.tsx';
import { ReportWriter } from './ReportWriter.tsx';
import { Solved } from './Solved.tsx';

interface Props {
  /** False while another page is in front; the form stays as it is. */
  readonly shown: boolean;
  readonly text: string | undefined;
  /** Starts anew, with a clean form. */
  readonly onFinish: () => void;
}

type Phase = { readonly name: 'writing' } | { readonly name: 'kept'; readonly id: string } | { readonly name: 'solved' };

export function ReportPage({ shown, text, onFinish }: Props) {
  const [phase, setPhase] = useState<Phase>({ name: 'writing' });
  switch (phase.name) {
    case 'writing':
      return (
        <ReportWriter
          shown={shown}
          text={text}
          onKept={(id) => setPhase({ name: 'kept', id })}
          onSolved={() => setPhase({ name: 'solved' })}
        />
      );
    case 'kept':
      return <Kept id={phase.id} onAnother={onFinish} />;
    case 'solved':
      return <Solved onAnother={onFinish} />;
  }
}
