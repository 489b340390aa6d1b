import { type ReactNode, useEffect, useRef } from 'react';
import styles from './Page.module.css';

interface Props {
  readonly title: ReactNode;
  readonly intro?: ReactNode;
  readonly actions?: ReactNode;
  /** The way to the page above; stands before the title. */
  readonly back?: ReactNode;
  /** Where the focus goes on arrival is the page's own affair, for example a text field. */
  readonly ownFocus?: boolean;
  readonly children: ReactNode;
}

/** A page with its title. The title takes the focus on arrival, so that a screen reader says where one is. */
export function Page({ title, intro, actions, back, ownFocus = false, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!ownFocus) heading.current?.focus({ preventScroll: true });
  }, [ownFocus]);
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        {back !== undefined && <div className={styles.back}>{back}</div>}
        <div className={styles.words}>
          <h1
            ref={heading}
            tabIndex={-1}
            className={styles.title}
            data-long={(typeof title === 'string' && title.length > 60) || undefined}
          >
            {title}
          </h1>
          {intro !== undefined && <p className={styles.intro}>{intro}</p>}
        </div>
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}
