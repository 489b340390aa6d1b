import { IconClock, IconMail, IconPhone } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { timeText } from '../../components/diagnostics/format.ts';
import { Button } from '../../components/ui/Button.tsx';
import { Card } from '../../components/ui/Card.tsx';
import facts from '../../components/ui/Facts.module.css';
import { Page } from '../../components/ui/Page.tsx';
import { useAnnounce } from '../announcer.tsx';
import { pandu } from '../bridge.ts';
import { useStart } from '../context.tsx';
import { MailAddress } from './MailAddress.tsx';

/** Other ways to the help desk, for when this one does not fit. */
export function ContactPage() {
  const { t } = useTranslation();
  const { policy, version, sync, language } = useStart();
  const announce = useAnnounce();
  const [copied, setCopied] = useState(false);
  const { phone, email, hours } = policy.contact;
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
  const rows = [
    { Icon: IconPhone, label: t('contact.phone'), value: phone },
    { Icon: IconMail, label: t('contact.email'), value: email },
    { Icon: IconClock, label: t('contact.hours'), value: hours },
  ].filter((row) => row.value);
  return (
    <Page title={t('contact.title')} intro={policy.organisation === '' ? t('contact.intro') : policy.organisation}>
      <Card>
        {rows.length === 0 ? (
          <p className={facts.none}>{t('contact.none')}</p>
        ) : (
          <dl className={facts.facts}>
            {rows.map(({ Icon, label, value }) => (
              <div key={label} className={facts.fact}>
                <dt>
                  <Icon size={22} stroke={1.7} aria-hidden />
                  {label}
                </dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        )}
      </Card>
      <MailAddress />
      <Card title={t('contact.support')}>
        <p className={facts.none}>{t('contact.supportText')}</p>
        <pre className={facts.info}>{info.join('\n')}</pre>
        <Button onClick={copy}>{t(copied ? 'contact.copied' : 'contact.copy')}</Button>
      </Card>
    </Page>
  );
}
