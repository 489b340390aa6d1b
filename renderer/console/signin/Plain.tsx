import type { ReactNode } from 'react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { setPageTitle } from '../common/title.ts';
import icon from '../icon.svg?url&no-inline';
import { LanguageChoice } from '../shell/LanguageChoice.tsx';
import styles from './signin.module.css';

interface Props {
  readonly title?: string;
  readonly intro?: string;
  readonly children: ReactNode;
}

/** A page before the console: one card in the middle. */
export function Plain({ title, intro, children }: Props) {
  const { t } = useTranslation('console');
  useEffect(() => setPageTitle(title ?? ''), [title]);
  return (
    <main className={styles.plain}>
      <div className={styles.card}>
        <p className={styles.brand}>
          <img src={icon} alt="" width={36} height={36} /> Pandu <span>{t('brand')}</span>
        </p>
        {title && <h1 className={styles.title}>{title}</h1>}
        {intro && <p className={styles.intro}>{intro}</p>}
        {children}
      </div>
      <LanguageChoice />
    </main>
  );
}
