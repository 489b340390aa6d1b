import { Button } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import styles from './common.module.css';

interface Props {
  /** From 1. */
  readonly page: number;
  readonly size: number;
  readonly total: number;
  readonly onPage: (page: number) => void;
  /** Where a page has two of them. */
  readonly label?: string;
}

/** Which rows these are, and the way to the others. Nothing but the number when they fit on one page. */
export function Pager({ page, size, total, onPage, label }: Props) {
  const { t } = useTranslation('console');
  const pages = Math.max(1, Math.ceil(total / size));
  const from = total === 0 ? 0 : (page - 1) * size + 1;
  return (
    <nav className={styles.pager} aria-label={label ?? t('pager.label')}>
      <span>{t('pager.range', { from, to: Math.min(total, page * size), count: total })}</span>
      {pages > 1 && (
        <>
          <Button
            size="xs"
            variant="default"
            disabled={page <= 1}
            leftSection={<IconChevronLeft size={16} aria-hidden />}
            onClick={() => onPage(page - 1)}
          >
            {t('pager.previous')}
          </Button>
          <Button
            size="xs"
            variant="default"
            disabled={page >= pages}
            rightSection={<IconChevronRight size={16} aria-hidden />}
            onClick={() => onPage(page + 1)}
          >
            {t('pager.next')}
          </Button>
        </>
      )}
    </nav>
  );
}
