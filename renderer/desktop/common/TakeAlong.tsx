import { IconDeviceFloppy, IconMail } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TakenAlong } from '../../../shared/ipc/contract.ts';
import { Button } from '../../components/ui/Button.tsx';
import { Notice } from '../../components/ui/Notice.tsx';
import { useAnnounce } from '../announcer.tsx';
import { pandu } from '../bridge.ts';
import { useStart } from '../context.tsx';
import styles from './TakeAlong.module.css';

type Way = 'save' | 'mail';
type Done = { readonly way: Way; readonly result: Exclude<TakenAlong, { state: 'cancelled' }> };

/** A report that waits, for a way without a network: as a file, or by the user's own mail program. @param id of the report */
export function TakeAlong({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const { policy } = useStart();
  const [busy, setBusy] = useState<Way | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  const words = useRef<HTMLDivElement>(null);
  const address = policy.contact.email ?? '';
  const go = (way: Way) => {
    setBusy(way);
    pandu.reportFile[way]({ id })
      .then(
        (result) => result.state !== 'cancelled' && setDone({ way, result }),
        () => setDone({ way, result: { state: 'failed' } }),
      )
      .finally(() => setBusy(null));
  };
  useEffect(() => {
    if (done !== null) words.current?.focus();
  }, [done]);
  return (
    <div className={styles.part}>
      <p>{t('reportFile.text')}</p>
      <p className={styles.quiet}>
        {t('reportFile.safe')} {t('reportFile.open')}
      </p>
      <div className={styles.actions}>
        <Button icon={<IconDeviceFloppy size={20} stroke={1.8} aria-hidden />} busy={busy !== null} onClick={() => go('save')}>
          {t(busy === 'save' ? 'reportFile.busy' : 'reportFile.save')}
        </Button>
        {address !== '' && (
          <Button icon={<IconMail size={20} stroke={1.8} aria-hidden />} busy={busy !== null} onClick={() => go('mail')}>
            {t(busy === 'mail' ? 'reportFile.busy' : 'reportFile.mail')}
          </Button>
        )}
      </div>
      {done !== null && (
        <div ref={words} tabIndex={-1}>
          <Outcome done={done} address={address} />
        </div>
      )}
    </div>
  );
}

function Outcome({ done: { way, result }, address }: { readonly done: Done; readonly address: string }) {
  const { t } = useTranslation();
  if (!('file' in result)) {
    return (
      <Notice tone={result.state === 'gone' ? 'good' : 'trouble'} role="status">
        <p>{t(`reportFile.trouble.${result.state}`)}</p>
      </Notice>
    );
  }
  const { file } = result;
  const actions = address === '' ? undefined : <CopyAddress address={address} />;
  if (result.state === 'mailed') {
    return (
      <Notice tone="good" role="status" title={t('reportFile.mailed')} actions={actions}>
        <p>{t('reportFile.mailedText', { address, file })}</p>
      </Notice>
    );
  }
  if (way === 'mail') {
    return (
      <Notice tone="warm" role="status" title={t('reportFile.noProgram')} actions={actions}>
        <p>{t('reportFile.noProgramText', { address, file })}</p>
      </Notice>
    );
  }
  return (
    <Notice tone="good" role="status" title={t('reportFile.saved', { file })} actions={actions}>
      <p>{t(address === '' ? 'reportFile.savedHand' : 'reportFile.savedMail', { address })}</p>
    </Notice>
  );
}

function CopyAddress({ address }: { readonly address: string }) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const [copied, setCopied] = useState(false);
  const copy = () => {
    pandu.app.copyText({ text: address }).then(
      ({ ok }) => {
        setCopied(ok);
        announce(t(ok ? 'reportFile.copied' : 'copyFailed'));
      },
      () => announce(t('copyFailed')),
    );
  };
  return (
    <Button small onClick={copy}>
      {t(copied ? 'reportFile.copied' : 'reportFile.copy')}
    </Button>
  );
}

/** The same, folded away until it is asked for. */
export function MoreWays({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  return (
    <details className={styles.more}>
      <summary>{t('reportFile.more')}</summary>
      <TakeAlong id={id} />
    </details>
  );
}
