import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReportStart } from '../../../shared/ipc/contract.ts';
import { Button } from '../../components/ui/Button.tsx';
import { Notice } from '../../components/ui/Notice.tsx';
import { onEscape } from '../common/on-escape.ts';
import { useTipsShown } from '../common/tip-effect.ts';
import { ReportTip, type SolvedBy } from './ReportTip.tsx';

interface Props {
  readonly crash: NonNullable<ReportStart['crash']>;
  /** Told once of the tip that is offered. */
  readonly onShown: (tip: string) => void;
  readonly onSolved: (by: SolvedBy) => void;
}

/** What the report is about when it was begun from a crash's notice, and the tip that may help before it is sent. */
export function CrashNotice({ crash, onShown, onSolved }: Props) {
  const { t, i18n } = useTranslation();
  const [open, setOpen] = useState(false);
  const toggle = useRef<HTMLButtonElement>(null);
  const { tip } = crash;
  const told = useRef(onShown);
  told.current = onShown;
  useEffect(() => {
    if (tip !== null) told.current(tip);
  }, [tip]);
  useTipsShown(tip === null ? [] : [{ id: tip }], 'crash');
  const fold = () => {
    setOpen(false);
    toggle.current?.focus();
  };
  const at = new Intl.DateTimeFormat(i18n.language, { hour: '2-digit', minute: '2-digit' }).format(new Date(crash.at));
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape folds the tip from anywhere in it
    <div onKeyDown={open ? onEscape(fold) : undefined}>
      <Notice
        tone="info"
        role="status"
        title={t('crash.title', { name: crash.application?.name ?? crash.executable.split('/').pop(), at })}
        actions={
          tip === null ? undefined : (
            <Button ref={toggle} small aria-expanded={open} onClick={() => setOpen(!open)}>
              {t('crash.tip')}
            </Button>
          )
        }
      >
        <p>{t('crash.text')}</p>
      </Notice>
      {tip !== null && open && <ReportTip id={tip} where="crash" titled onSolved={onSolved} onNot={fold} />}
    </div>
  );
}
