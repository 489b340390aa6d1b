import { useTranslation } from 'react-i18next';
import type { Measures, ReportLine } from '../../../shared/api/agent-routes.ts';
import { dayText } from '../common/day-text.ts';
import { type Column, Table } from './Table.tsx';
import { useNumbers } from './use-numbers.ts';

interface Props {
  readonly table: 'weeks' | 'waves' | 'departments' | 'applications' | 'causes';
  readonly lines: readonly ReportLine[];
}

/** The same numbers for each week, wave, department, application or cause. */
export function Lines({ table, lines }: Props) {
  const { t, i18n } = useTranslation('console');
  const words = useTranslation('common').t;
  const measures = useMeasureColumns();
  const name = ({ key, name: given }: ReportLine): string => {
    if (table === 'weeks') return dayText(given, i18n.language);
    if (key === null) return t(`lead.none.${table}`);
    return table === 'causes' ? words(`cause.${key}`) : given;
  };
  const shown = table === 'weeks' ? lines : lines.filter(({ key, tickets }) => key !== null || tickets > 0);
  return (
    <Table
      caption={t(`lead.table.${table}`)}
      columns={[{ head: table === 'weeks' ? t('lead.week') : t('lead.name'), cell: name, names: true }, ...measures]}
      rows={shown}
      keyOf={({ key }) => key ?? ''}
    />
  );
}

export function useMeasureColumns(): readonly Column<Measures>[] {
  const { t } = useTranslation('console');
  const { number, time } = useNumbers();
  return [
    { head: t('lead.tickets'), cell: ({ tickets }) => number(tickets) },
    { head: t('lead.open'), cell: ({ open }) => number(open) },
    { head: `${t('lead.answer')}, ${t('lead.median')}`, cell: ({ answer }) => time(answer.median) },
    { head: `${t('lead.answer')}, ${t('lead.p90')}`, cell: ({ answer }) => time(answer.p90) },
    { head: `${t('lead.solution')}, ${t('lead.median')}`, cell: ({ solution }) => time(solution.median) },
    { head: `${t('lead.solution')}, ${t('lead.p90')}`, cell: ({ solution }) => time(solution.p90) },
    { head: t('lead.reopened'), cell: ({ reopened }) => number(reopened) },
    { head: t('lead.rating'), cell: ({ rating, ratings }) => (rating === null ? '–' : `${number(rating)} (${number(ratings)})`) },
    { head: t('lead.solvedByTips'), cell: ({ solvedByTips }) => number(solvedByTips) },
    { head: t('lead.crashes'), cell: ({ crashesPer100Days }) => number(crashesPer100Days) },
  ];
}
