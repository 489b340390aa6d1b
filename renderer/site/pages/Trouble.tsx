import { useTranslation } from 'react-i18next';
import type { Policy } from '../../../shared/model/policy.ts';
import type { SiteFrame } from '../../../shared/site/contract.ts';
import type { WebTrouble } from '../../../shared/site/forms.ts';
import { linkTo } from '../links.ts';
import { Phone } from './Contact.tsx';
import styles from './pages.module.css';

interface Props {
  readonly trouble: WebTrouble;
  readonly contact: Policy['contact'];
  readonly frame: SiteFrame;
}

/** A form that could not be taken: what to do now, and who can be called. */
export function Trouble({ trouble, contact, frame }: Props) {
  const { t } = useTranslation('site');
  const { phone = '' } = contact;
  return (
    <>
      <h1>{t('trouble.title')}</h1>
      <p className={styles.intro}>{t(`trouble.${trouble}`)}</p>
      <p>
        {t('trouble.orCall')} {phone === '' ? <a href={linkTo(frame, 'contact')}>{t('contactTitle')}</a> : <Phone number={phone} />}
      </p>
    </>
  );
}
