import { useTranslation } from 'react-i18next';
import { languages } from '../../../shared/model/language.ts';
import type { Policy } from '../../../shared/model/policy.ts';
import type { SiteFrame } from '../../../shared/site/contract.ts';
import { QrCode } from '../../components/qr/QrCode.tsx';
import styles from './Wall.module.css';

interface Props {
  readonly address: string;
  readonly contact: Policy['contact'];
  readonly frame: SiteFrame;
}

/** A sheet for the wall beside the printer: in both languages, the reader's first, with the address for whoever has no camera. */
export function Wall({ address, contact, frame }: Props) {
  const { t, i18n } = useTranslation('site');
  const { phone = '', hours = '' } = contact;
  const [first, ...others] = [frame.language, ...languages.filter((one) => one !== frame.language)];
  const inOthers = others.map((language) => ({ language, say: i18n.getFixedT(language, 'site') }));
  return (
    <div className={styles.sheet}>
      <p className={styles.hint}>{t('wall.hint')}</p>
      <h1 className={styles.title} lang={first}>
        {t('wall.heading')}
      </h1>
      {inOthers.map(({ language, say }) => (
        <p key={language} className={styles.second} lang={language}>
          {say('wall.heading')}
        </p>
      ))}
      <div className={styles.code}>
        <QrCode text={address} label={t('wall.code')} />
      </div>
      <p className={styles.address}>{address.replace(/^https?:\/\//, '')}</p>
      <p className={styles.how}>{t('wall.how')}</p>
      {inOthers.map(({ language, say }) => (
        <p key={language} className={styles.how} lang={language}>
          {say('wall.how')}
        </p>
      ))}
      {phone !== '' && (
        <p className={styles.phone}>
          {t('phone')}: {phone} {hours !== '' && <span>({hours})</span>}
        </p>
      )}
      {frame.organisation !== '' && <p className={styles.from}>{frame.organisation}</p>}
    </div>
  );
}
