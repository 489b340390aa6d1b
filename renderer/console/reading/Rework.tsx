import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { ReadingList } from '../../../shared/api/agent-routes.ts';
import { inLanguage, pickLanguage } from '../../../shared/model/language.ts';
import common from '../common/common.module.css';
import { Pill } from '../common/Pill.tsx';
import { Part } from './Part.tsx';
import styles from './reading.module.css';

/** Published tips that do not help. The next version begins anew. */
export function Rework({ items }: { readonly items: ReadingList['rework'] }) {
  const { t, i18n } = useTranslation('console');
  return (
    <Part title={t('reading.rework')} intro={t('reading.reworkIntro')} empty={t('reading.noRework')}>
      {items.map(({ id, title, app, version, reason, counts }) => (
        <li key={id} className={styles.item}>
          <div className={styles.words}>
            <p className={styles.name}>
              <Link href={`/tips/${id}`}>{inLanguage({ en: title.en, id: title.id }, pickLanguage([i18n.language]))}</Link>{' '}
              <Pill tone="danger">{t(`effect.rework.${reason}`)}</Pill>
            </p>
            <p className={common.quiet}>{[app, t('effect.version', { version })].filter(Boolean).join(' · ')}</p>
            <p className={common.quiet}>{t(`reading.counts.${reason}`, { ...counts, judged: counts.solved + counts.notHelped })}</p>
          </div>
          <div className={styles.actions}>
            <Link href={`/tips/${id}`}>{t('reading.openTip')}</Link>
          </div>
        </li>
      ))}
    </Part>
  );
}
