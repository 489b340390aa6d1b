import { type ReactNode, useEffect } from 'react';
import styles from './common.module.css';
import { setPageTitle } from './title.ts';

interface Props {
  readonly title: string;
  /** Beside the title: what one does on this page. */
  readonly actions?: ReactNode;
  readonly intro?: string;
  readonly children: ReactNode;
}

/** A page with its heading; the browser's title follows. */
export function Page({ title, actions, intro, children }: Props) {
  useEffect(() => setPageTitle(title), [title]);
  return (
    <div className={styles.page}>
      <header className={styles.pageHead}>
        <h1 className={styles.title}>{title}</h1>
        {actions && <div className={styles.actions}>{actions}</div>}
      </header>
      {intro && <p className={styles.intro}>{intro}</p>}
      {children}
    </div>
  );
}
