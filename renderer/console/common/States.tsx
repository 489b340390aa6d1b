import { Alert, Button, Loader } from '@mantine/core';
import { IconAlertTriangle, IconPlugConnectedX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { wordsFor } from '../api/failure.ts';
import styles from './common.module.css';

export function Loading() {
  const { t } = useTranslation('console');
  return (
    <div className={styles.loading} role="status">
      <Loader size="sm" aria-hidden /> {t('loading')}
    </div>
  );
}

export function Empty({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <p className={styles.emptyTitle}>{title}</p>
      {children}
    </div>
  );
}

/** A failure in its place, in words, with what the help desk said and a way to try again. */
export function FailureNote({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }) {
  const { t } = useTranslation('console');
  const { key, detail, retryAfter } = wordsFor(error, Date.now());
  const away = key === 'failure.unreachable';
  return (
    <Alert
      role="alert"
      color={away ? 'amber' : 'red'}
      variant="outline"
      className={styles.failure}
      icon={away ? <IconPlugConnectedX aria-hidden /> : <IconAlertTriangle aria-hidden />}
    >
      <p className={styles.failureText}>{t(key)}</p>
      {retryAfter !== null && retryAfter > 0 && <p className={styles.failureText}>{t('failure.retryAfter', { count: retryAfter })}</p>}
      {detail && !away && (
        <p className={styles.failureDetail}>
          {t('failure.said')} <q>{detail}</q>
        </p>
      )}
      {onRetry && (
        <Button size="xs" variant="default" mt="xs" onClick={onRetry}>
          {t('tryAgain')}
        </Button>
      )}
    </Alert>
  );
}

interface QueryLike<T> {
  readonly data: T | undefined;
  readonly error: unknown;
  readonly isPending: boolean;
  readonly refetch: () => unknown;
}

/** Loading, failure, or the data; data that is there stays on the page when reading it anew fails. */
export function Loaded<T>({ query, children }: { readonly query: QueryLike<T>; readonly children: (data: T) => ReactNode }) {
  return (
    <>
      {query.error !== null && query.error !== undefined && <FailureNote error={query.error} onRetry={() => void query.refetch()} />}
      {query.data !== undefined ? children(query.data) : query.isPending && <Loading />}
    </>
  );
}
