import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReportStart } from '../../../shared/ipc/contract.ts';
import { Button } from '../../components/ui/Button.tsx';
import { Notice } from '../../components/ui/Notice.tsx';
import { useNavigation } from '../navigation.tsx';

interface Props {
  readonly crash: NonNullable<ReportStart['crash']>;
  /** Told once of the tip that is offered. */
  readonly onShown: (tip: string) => void;
}

/** What the report is about when it was begun from a crash's notice, and the tip that may help before it is sent. */
export function CrashNotice({ crash, onShown }: Props) {
  const { t, i18n } = useTranslation();
  const { go } = useNavigation();
  const { tip } = crash;
  const told = useRef(onShown);
  told.current = onShown;
  useEffect(() => {
    if (tip !== null) told.current(tip);
  }, [tip]);
  const at = new Intl.DateTimeFormat(i18n.language, { hour: '2-digit', minute: '2-digit' }).format(new Date(crash.at));
  return (
    <Notice
      tone="info"
      role="status"
      title={t('crash.title', { name: crash.application?.name ?? crash.executable.split('/').pop(), at })}
      actions={
        tip === null ? undefined : (
          <Button small onClick={() => go({ name: 'tips', id: tip })}>
            {t('crash.tip')}
          </Button>
        )
      }
    >
      <p>{t('crash.text')}</p>
    </Notice>
  );
}
