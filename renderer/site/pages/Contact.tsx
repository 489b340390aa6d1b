import { IconClock, IconMail, IconPhone } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Policy } from '../../../shared/model/policy.ts';
import type { SiteFrame } from '../../../shared/site/contract.ts';
import { Card } from '../../components/ui/Card.tsx';
import facts from '../../components/ui/Facts.module.css';
import { Issues } from '../common/Issues.tsx';
import { linkTo } from '../links.ts';
import styles from './pages.module.css';

export function Contact({ contact, frame }: { readonly contact: Policy['contact']; readonly frame: SiteFrame }) {
  const { t } = useTranslation('site');
  const { phone = '', email = '', hours = '' } = contact;
  const rows: { Icon: typeof IconPhone; label: string; value: string; shown: ReactNode }[] = [
    { Icon: IconPhone, label: t('phone'), value: phone, shown: <Phone number={phone} /> },
    { Icon: IconMail, label: t('email'), value: email, shown: <Mail address={email} /> },
    { Icon: IconClock, label: t('hours'), value: hours, shown: hours },
  ].filter(({ value }) => value.trim() !== '');
  return (
    <>
      <Issues frame={frame} />
      <h1>{t('contactTitle')}</h1>
      {rows.length === 0 ? (
        <p className={styles.intro}>{t('contactNone')}</p>
      ) : (
        <>
          <p className={styles.intro}>{t('contactIntro')}</p>
          <Card>
            <dl className={facts.facts}>
              {rows.map(({ Icon, label, shown }) => (
                <div key={label} className={facts.fact}>
                  <dt>
                    <Icon size={22} stroke={1.7} aria-hidden />
                    {label}
                  </dt>
                  <dd>{shown}</dd>
                </div>
              ))}
            </dl>
          </Card>
        </>
      )}
      {frame.reports && (
        <p className={styles.stuck}>
          {t('contactForm')} <a href={linkTo(frame, 'report')}>{t('report.link')}</a>
        </p>
      )}
    </>
  );
}

/** "021 555 0101 (ext. 7)" is shown as it is; only what is a number alone can be dialled. */
export function Phone({ number }: { readonly number: string }) {
  return /^\+?[\d\s().-]{4,}$/.test(number) ? <a href={`tel:${number.replace(/[^\d+]/g, '')}`}>{number}</a> : number;
}

function Mail({ address }: { readonly address: string }) {
  return /^[\w.+-]+@[\w.-]+$/.test(address) ? <a href={`mailto:${address}`}>{address}</a> : address;
}
