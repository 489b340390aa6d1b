import { useTranslation } from 'react-i18next';
import type { SiteFrame } from '../../../shared/site/contract.ts';
import { desktopNames } from '../../../shared/tips/desktop-steps.ts';
import { withDesktop } from '../links.ts';
import styles from './DesktopChoice.module.css';

/** Links, not a list to open: they work without a script, and the choice stays in the addresses that follow. */
export function DesktopChoice({ frame }: { readonly frame: SiteFrame }) {
  const { t } = useTranslation('site');
  return (
    <nav aria-labelledby="desktop-choice" className={styles.choice}>
      <p className={styles.line}>
        <span id="desktop-choice">{t('desktop')}</span>
        {[null, ...desktopNames].map((name) => (
          <a
            key={name ?? ''}
            className={styles.one}
            href={withDesktop(frame, name)}
            rel="nofollow"
            aria-current={name === frame.desktop ? 'true' : undefined}
          >
            {name ?? t('desktopAll')}
          </a>
        ))}
      </p>
      <p className={styles.hint}>{t('desktopHint')}</p>
    </nav>
  );
}
