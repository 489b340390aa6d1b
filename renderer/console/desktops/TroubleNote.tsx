import { useTranslation } from 'react-i18next';
import type { Desktop } from '../../../shared/api/agent-routes.ts';
import { Ago } from '../common/Ago.tsx';
import { Pill } from '../common/Pill.tsx';
import styles from './trouble.module.css';

/** News that a desktop refused: what was wrong with it, and what to do about it. Nothing when all is well. */
export function TroubleNote({ troubles }: { readonly troubles: Desktop['troubles'] }) {
  const { t } = useTranslation('console');
  if (troubles.length === 0) return null;
  const unknownKey = troubles.some(({ kind }) => kind === 'unknown-key');
  const onTheWay = troubles.some(({ kind }) => kind !== 'unknown-key');
  return (
    <details className={styles.trouble}>
      <summary>
        <Pill tone="danger">{t('desktops.trouble.title')}</Pill>
      </summary>
      <ul>
        {troubles.map(({ kind, count, at }) => (
          <li key={kind}>
            {t(`desktops.trouble.kind.${kind}`)} ({t('desktops.trouble.times', { count })}, <Ago time={at} />)
          </li>
        ))}
      </ul>
      {onTheWay && <p>{t('desktops.trouble.onTheWay')}</p>}
      {unknownKey && <p>{t('desktops.trouble.unknownKey')}</p>}
    </details>
  );
}
