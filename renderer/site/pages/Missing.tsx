import { useTranslation } from 'react-i18next';
import type { SiteFrame } from '../../../shared/site/contract.ts';
import { Issues } from '../common/Issues.tsx';
import { linkTo } from '../links.ts';
import styles from './pages.module.css';

export function Missing({ frame }: { readonly frame: SiteFrame }) {
  const { t } = useTranslation('site');
  return (
    <>
      <Issues frame={frame} />
      <h1>{t('missing')}</h1>
      <p className={styles.intro}>
        {t('missingText')} <a href={linkTo(frame, '')}>{t('tips')}</a>
      </p>
    </>
  );
}
