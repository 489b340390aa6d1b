import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import styles from './composer.module.css';
import type { Writing } from './useWriting.ts';

/** Says what came into the form ready-made, and takes it out again. */
export function PutIn({ put }: Pick<Writing, 'put'>) {
  const { t } = useTranslation('console');
  return (
    <div role="status">
      {put && (
        <p className={styles.putIn}>
          <span>{put.words}</span>
          <Button size="compact-sm" variant="default" onClick={put.undo}>
            {t('day.similar.undo')}
          </Button>
        </p>
      )}
    </div>
  );
}
