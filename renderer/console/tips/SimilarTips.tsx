import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import styles from './tips.module.css';
import type { useTipHints } from './useTipHints.ts';

/** "There is one already": tips that the search finds for the title. */
export function SimilarTips({ similar }: Pick<ReturnType<typeof useTipHints>, 'similar'>) {
  const { t } = useTranslation('console');
  return (
    <div role="status" className={styles.similar}>
      {similar.length > 0 && (
        <>
          <span>{t('tipWriting.similar')}</span>
          <ul>
            {similar.map(({ id, title, app, state }) => (
              <li key={id}>
                <Link href={`/tips/${id}`}>{title}</Link> <span>{[app, t(`tips.state.${state}`)].filter(Boolean).join(' · ')}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
