import { useTranslation } from 'react-i18next';
import type { LeadReport, Measures } from '../../../shared/api/agent-routes.ts';
import styles from './lead.module.css';
import { useNumbers } from './use-numbers.ts';

/** The numbers that the leadership asks for first, each beside that of the span before. */
export function Figures({ report: { total, previous } }: { readonly report: LeadReport }) {
  const { t } = useTranslation('console');
  const { number, time } = useNumbers();
  const rating = (of: Measures) => (of.rating === null ? '–' : t('lead.ratingOf', { rating: number(of.rating) }));
  const figures: readonly (readonly [string, (of: Measures) => string, string?])[] = [
    [t('lead.tickets'), (of) => number(of.tickets)],
    [t('lead.open'), (of) => number(of.open)],
    [t('lead.answer'), (of) => time(of.answer.median), `${t('lead.p90')} ${time(total.answer.p90)}`],
    [t('lead.solution'), (of) => time(of.solution.median), `${t('lead.p90')} ${time(total.solution.p90)}`],
    [t('lead.reopened'), (of) => number(of.reopened)],
    [t('lead.rating'), rating, t('lead.ratings', { count: total.ratings })],
    [t('lead.solvedByTips'), (of) => number(of.solvedByTips)],
    [t('lead.crashes'), (of) => number(of.crashesPer100Days)],
  ];
  return (
    <dl className={styles.figures}>
      {figures.map(([name, value, more]) => (
        <div key={name} className={styles.tile}>
          <dt>{name}</dt>
          <dd className={styles.value}>{value(total)}</dd>
          {more && <dd>{more}</dd>}
          <dd>{t('lead.before', { value: value(previous) })}</dd>
        </div>
      ))}
    </dl>
  );
}
