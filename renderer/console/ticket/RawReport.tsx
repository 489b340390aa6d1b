import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './sets.module.css';

/** Folded, and drawn only when opened: a report may have megabytes. */
export function RawReport({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation('console');
  const [open, setOpen] = useState(false);
  return (
    <details className={styles.raw} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('ticket.showRaw')}</summary>
      {open && children}
    </details>
  );
}
