import { type ReactNode, useId } from 'react';
import styles from './reading.module.css';

interface Props {
  readonly title: string;
  readonly intro: string;
  /** What to say while there is nothing. */
  readonly empty: string;
  readonly children: readonly ReactNode[];
}

/** One of the lists. An empty one says how it fills, so that nobody takes it for broken. */
export function Part({ title, intro, empty, children }: Props) {
  const id = useId();
  return (
    <section className={styles.part} aria-labelledby={id}>
      <h2 id={id} className={styles.title}>
        {title}
      </h2>
      <p className={styles.intro}>{intro}</p>
      {children.length === 0 ? <p className={styles.empty}>{empty}</p> : <ul className={styles.items}>{children}</ul>}
    </section>
  );
}
