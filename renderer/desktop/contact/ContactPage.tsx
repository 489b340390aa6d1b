import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { timeText } from '../../components/diagnostics/format.ts';
import { Button } from '../../components/ui/Button.tsx';
import { Card } from '../../components/ui/Card.tsx';
import facts from '../../components/ui/Facts.module.css';
import { Notice } from '../../components/ui/Notice.tsx';
import { Page } from '../../components/ui/Page.tsx';
import { useLoad } from '../../components/ui/use-load.ts';
import { useAnnounce } from '../announcer.tsx';
import { pandu } from '../bridge.ts';
import { useStart } from '../context.tsx';
import { useNavigation } from '../navigation.tsx';
import { MailAddress } from './MailAddress.tsx';
import { SupportCode } from './SupportCode.tsx';
import { Ways } from './Ways.tsx';

/** Other ways to the help desk, for when this one does not fit; and where somebody on the phone looks. */
export function ContactPage() {
  const { t } = useTranslation();
  const { policy } = useStart();
  return (
    <Page title={t('contact.title')} intro={policy.organisation === '' ? t('contact.intro') : policy.organisation}>
      <AskedNow />
      <Ways />
      <SupportCode />
      <MailAddress />
      <ForTheHelpDesk />
    </Page>
  );
}

/** While on the phone the agent may ask how the computer is: the question waits in My reports, and this leads there. */
function AskedNow() {
  const { t } = useTranslation();
  const { go } = useNavigation();
  const announce = useAnnounce();
  const [items, reload] = useLoad(useCallback(() => pandu.reports.list(), []));
  useEffect(() => pandu.on('reportsChanged', reload), [reload]);
  const id = items.value?.find(({ asked }) => asked)?.id ?? null;
  useEffect(() => {
    if (id !== null) announce(t('asked.announced'));
  }, [id, announce, t]);
  if (id === null) return null;
  return (
    <Notice
      tone="info"
      title={t('contact.asked')}
      actions={
        <Button small look="primary" onClick={() => go({ name: 'reports', id })}>
          {t('contact.askedLook')}
        </Button>
      }
    >
      <p>{t('contact.askedText')}</p>
    </Notice>
  );
}

function ForTheHelpDesk() {
  const { t } = useTranslation();
  const { policy, version, sync, language } = useStart();
  const announce = useAnnounce();
  const [copied, setCopied] = useState(false);
  const info = [
    `Pandu ${version}`,
    policy.organisation,
    `${t('contact.connection')}: ${t(`sync.${sync.state}.short`)}`,
    sync.lastContactAt === null ? '' : `${t('contact.lastContact')}: ${timeText(sync.lastContactAt, language)}`,
  ].filter((line) => line !== '');
  const copy = () => {
    pandu.app.copyText({ text: info.join('\n') }).then(
      ({ ok }) => {
        setCopied(ok);
        announce(t(ok ? 'contact.copied' : 'copyFailed'));
      },
      () => announce(t('copyFailed')),
    );
  };
  return (
    <Card title={t('contact.support')}>
      <p className={facts.none}>{t('contact.supportText')}</p>
      <pre className={facts.info}>{info.join('\n')}</pre>
      <Button onClick={copy}>{t(copied ? 'contact.copied' : 'contact.copy')}</Button>
    </Card>
  );
}
