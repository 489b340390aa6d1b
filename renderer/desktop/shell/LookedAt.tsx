import { IconPhoneCall } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { timeText } from '../../components/diagnostics/format.ts';
import { Button } from '../../components/ui/Button.tsx';
import { Notice } from '../../components/ui/Notice.tsx';
import { useAnnounce } from '../announcer.tsx';
import { pandu } from '../bridge.ts';
import { useOpenCall } from '../call.ts';
import { useStart } from '../context.tsx';

/** Somebody at the help desk looks at this computer: who, since when, at what, and how to end it. On every page, until it is over. */
export function LookedAt() {
  const { t } = useTranslation();
  const { call: last, language } = useStart();
  const call = useOpenCall(last);
  const announce = useAnnounce();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  /** Said already; the help desk's own word that it is over comes a moment later. */
  const [ended, setEnded] = useState<string | null>(null);
  if (call === null || call.id === ended) return null;
  const end = async () => {
    setBusy(true);
    setFailed(false);
    try {
      const { ok } = await pandu.contact.endCall({ id: call.id });
      setFailed(!ok);
      if (!ok) return;
      setEnded(call.id);
      announce(t('call.ended'));
      document.getElementById('main')?.focus();
    } catch {
      setFailed(true);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Notice
      tone="info"
      role="status"
      icon={<IconPhoneCall size={22} stroke={1.8} aria-hidden />}
      title={call.agent === '' ? t('call.titleNobody') : t('call.title', { name: call.agent })}
      actions={
        <Button small busy={busy} onClick={() => void end()}>
          {t('call.end')}
        </Button>
      }
    >
      <p>{t('call.text', { time: timeText(call.openedAt, language) })}</p>
      {failed && <p role="alert">{t('call.failed')}</p>}
    </Notice>
  );
}
