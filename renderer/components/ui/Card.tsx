import type { ReactNode } from 'react';
import styles from './Card.module.css';

interface Props {
  readonly title?: ReactNode;
  readonly level?: 2 | 3;
  readonly children: ReactNode;
  readonly className?: string | undefined;
}

export function Card({ title, level = 2, children, className }: Props) {
  const Heading = `h${level}` as const;
  return (
    <section className={className === undefined ? styles.card : `${styles.card} ${className}`}>
      {title !== undefined && <Heading className={styles.title}>{title}</Heading>}
      {children}
    </section>
  );
}
