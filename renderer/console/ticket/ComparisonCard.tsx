import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Comparison } from '../../../shared/api/agent-routes.ts';
import { DifferencesView } from '../../components/diagnostics/DifferencesView.tsx';
import { timeText } from '../../components/diagnostics/format.ts';
import frame from '../common/case.module.css';
import styles from './ticket.module.css';

/** What is unlike this desktop when it was well, and unlike other desktops; nothing at all when there is nothing to compare with. */
export function ComparisonCard({ comparison: { healthy, usual } }: { readonly comparison: Comparison }) {
  const { t, i18n } = useTranslation('console');
  if (!healthy && usual.deviations.length === 0) return null;
  const unlike = t(usual.group === null ? 'comparison.usual' : 'comparison.usualGroup', { count: usual.desktops, group: usual.group });
  return (
    <section className={frame.card}>
      <h2>{t('comparison.title')}</h2>
      {healthy && (
        <>
          <h3 className={styles.subhead}>{t('comparison.healthy')}</h3>
          <p className={styles.tipsShown}>
            <Link href={`/tickets/${healthy.ticketId}`}>
              {t('comparison.healthyFrom', { ticket: `#${healthy.number}`, time: timeText(healthy.at, i18n.language) })}
            </Link>
          </p>
          {healthy.differences.length > 0 ? (
            <DifferencesView caption={t('comparison.healthy')} differences={healthy.differences} against="before" />
          ) : (
            <p className={styles.tipsShown}>{t('comparison.healthySame')}</p>
          )}
        </>
      )}
      {usual.deviations.length > 0 && (
        <>
          <h3 className={styles.subhead}>{unlike}</h3>
          <DifferencesView
            caption={unlike}
            differences={usual.deviations.map(({ measure, subject, here, usual: common }) => ({
              measure,
              subject,
              before: common,
              after: here,
            }))}
            against="usual"
          />
        </>
      )}
    </section>
  );
}
