import { useTranslation } from 'react-i18next';
import type { SiteFrame } from '../../../shared/site/contract.ts';
import { absolute } from '../links.ts';
import styles from './Footer.module.css';

/** On paper: where the page is to be found again. */
export function Footer({ frame, lasting }: { readonly frame: SiteFrame; readonly lasting: boolean }) {
  const { t } = useTranslation('site');
  const address = absolute(frame, frame.language);
  return (
    <footer className={styles.footer}>
      {lasting && address !== null && <p className={styles.onPaper}>{t('printedFrom', { address })}</p>}
      <p className={styles.onScreen}>Pandu</p>
    </footer>
  );
}
