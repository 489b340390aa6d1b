import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './lead.module.css';
import { csvAddress, useLeadFilter } from './use-lead-filter.ts';

interface Props {
  readonly title: string;
  /** Of which there is a file. */
  readonly table?: string;
  readonly children: ReactNode;
}

/** One part of the report, with its table as a file. */
export function Part({ title, table, children }: Props) {
  const { t } = useTranslation('console');
  const { filter } = useLeadFilter();
  return (
    <section className={styles.part}>
      <header className={styles.partHead}>
        <h2>{title}</h2>
        {table && (
          <a className={styles.csv} href={csvAddress(table, filter)} download aria-label={t('lead.csv', { table: title })}>
            CSV
          </a>
        )}
      </header>
      {children}
    </section>
  );
}
