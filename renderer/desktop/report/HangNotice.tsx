import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Evidence } from '../../../shared/ipc/contract.ts';
import { dataOf } from '../../components/diagnostics/known.ts';
import { Button } from '../../components/ui/Button.tsx';
import { Notice } from '../../components/ui/Notice.tsx';
import { pandu } from '../bridge.ts';

interface Props {
  readonly id: string;
  readonly evidence: Evidence;
  /** The person chose to report it: the question waits to be answered. */
  readonly onReport: () => void;
}

/** A program does not answer: wait and look again, or report it. */
export function HangNotice({ id, evidence, onReport }: Props) {
  const { t } = useTranslation();
  const [away, setAway] = useState(false);
  const now = dataOf(evidence.sections, 'responding')?.silent[0] ?? null;
  // While it is looked again, what was known stays.
  const known = useRef(now);
  if (evidence.done || now !== null) known.current = now;
  const first = known.current;
  if (!first || away) return null;
  return (
    <Notice
      tone="warm"
      role="status"
      title={t('hang.title', { name: first.name })}
      actions={
        <>
          <Button small busy={!evidence.done} onClick={() => void pandu.report.recheck({ id })}>
            {t('hang.again')}
          </Button>
          <Button
            small
            look="quiet"
            onClick={() => {
              setAway(true);
              onReport();
            }}
          >
            {t('hang.report')}
          </Button>
        </>
      }
    >
      <p>{t('hang.text')}</p>
    </Notice>
  );
}
