import { IconCopy, IconPrinter, IconQrcode } from '@tabler/icons-react';
import { lazy, Suspense, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TipText } from '../../../shared/model/tip.ts';
import { desktopOf } from '../../../shared/tips/desktop-steps.ts';
import { Button } from '../../components/ui/Button.tsx';
import { Card } from '../../components/ui/Card.tsx';
import { Loading } from '../../components/ui/States.tsx';
import { useAnnounce } from '../announcer.tsx';
import { pandu } from '../bridge.ts';
import { publicLink } from '../common/public-link.ts';
import { useStart } from '../context.tsx';
import { shareText } from './share-text.ts';
import styles from './TipShare.module.css';

const QrCode = lazy(async () => ({ default: (await import('../../components/qr/QrCode.tsx')).QrCode }));

/** For a colleague: as text, on paper, or by a camera from the screen. */
export function TipShare({ id, text }: { readonly id: string; readonly text: TipText }) {
  const { t } = useTranslation();
  const { desktops, policy } = useStart();
  const announce = useAnnounce();
  const [copied, setCopied] = useState<'text' | 'link' | null>(null);
  const [open, setOpen] = useState(false);
  const body = useId();
  const link = publicLink(policy.siteUrl, id);
  const copy = (what: 'text' | 'link', content: string) => {
    pandu.app.copyText({ text: content }).then(
      ({ ok }) => {
        setCopied(ok ? what : null);
        announce(t(ok ? 'tips.copied' : 'copyFailed'));
      },
      () => announce(t('copyFailed')),
    );
  };
  const labels = {
    problem: t('tip.problem'),
    cause: t('tip.cause'),
    alternatives: t('tip.alternatives'),
    steps: t('tip.steps'),
    check: t('tip.check'),
    callHelp: t('tip.callHelp'),
  };
  const code = (
    <Suspense fallback={<Loading label={t('loading')} />}>
      <div className={styles.code}>
        {link !== null && <QrCode text={link} label={t('tips.qrLabel')} />}
        <div className={styles.words}>
          <p className={styles.hint}>{t('tips.qrHint')}</p>
          <p className={styles.link}>{link}</p>
          <div className={styles.noPaper}>
            <Button small onClick={() => copy('link', link ?? '')}>
              {t(copied === 'link' ? 'tips.copied' : 'tips.copyLink')}
            </Button>
          </div>
        </div>
      </div>
    </Suspense>
  );
  return (
    <>
      <Card title={t('tips.share')} className={styles.noPaper}>
        <div className={styles.actions}>
          <Button
            icon={<IconCopy size={18} stroke={1.8} aria-hidden />}
            onClick={() => copy('text', shareText(text, labels, desktopOf(desktops), link))}
          >
            {t(copied === 'text' ? 'tips.copied' : 'tips.copy')}
          </Button>
          <Button icon={<IconPrinter size={18} stroke={1.8} aria-hidden />} onClick={() => window.print()}>
            {t('tips.print')}
          </Button>
          {link !== null && (
            <Button
              icon={<IconQrcode size={18} stroke={1.8} aria-hidden />}
              aria-expanded={open}
              aria-controls={body}
              onClick={() => setOpen(!open)}
            >
              {t('tips.qr')}
            </Button>
          )}
        </div>
        <div id={body} hidden={!open}>
          {open && link !== null && code}
        </div>
      </Card>
      {link !== null && <div className={styles.paper}>{code}</div>}
    </>
  );
}
