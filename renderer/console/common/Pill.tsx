import type { ReactNode } from 'react';
import styles from './common.module.css';

export type Tone = 'plain' | 'primary' | 'accent' | 'danger' | 'ok';

/** A state in words; colour only underlines it. */
export function Pill({ tone = 'plain', children }: { readonly tone?: Tone; readonly children: ReactNode }) {
  return (
    <span className={styles.pill} data-tone={tone}>
      {children}
    </span>
  );
}
