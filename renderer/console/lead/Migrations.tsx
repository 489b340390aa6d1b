import { useTranslation } from 'react-i18next';
import type { WaveMigration } from '../../../shared/api/agent-routes.ts';
import common from '../common/common.module.css';
import { dayText } from '../common/day-text.ts';
import { BarChart } from './BarChart.tsx';
import { useMeasureColumns } from './Lines.tsx';
import styles from './lead.module.css';
import { Part } from './Part.tsx';
import { Table } from './Table.tsx';
import { useNumbers } from './use-numbers.ts';

const parts = ['before', 'first', 'later'] as const;

export function Migrations({ migrations }: { readonly migrations: readonly WaveMigration[] }) {
  const { t } = useTranslation('console');
  return (
    <Part title={t('lead.table.migrations')} table="migrations">
      {migrations.length === 0 && <p>{t('lead.migration.none')}</p>}
      {migrations.map((wave) => (
        <Wave key={wave.id} wave={wave} />
      ))}
    </Part>
  );
}

function Wave({ wave }: { readonly wave: WaveMigration }) {
  const { t, i18n } = useTranslation('console');
  const { number } = useNumbers();
  const measures = useMeasureColumns();
  const weekName = (week: number) => `${t('lead.migration.week')} ${week}`;
  const rows = parts.flatMap((part) => {
    const found = wave[part];
    return found ? [{ part, ...found }] : [];
  });
  return (
    <article className={styles.wave}>
      <h3>{wave.name}</h3>
      <p className={common.quiet}>
        {t('lead.migration.day', { day: dayText(wave.migratedOn, i18n.language), desktops: number(wave.desktops) })}
      </p>
      <BarChart
        title={t('lead.chartWave', { wave: wave.name })}
        bars={wave.weeks.map(({ week, per100 }) => ({ label: weekName(week), short: String(week), value: per100 }))}
        markBefore={weekName(0)}
      />
      <details className={styles.details}>
        <summary>{t('lead.showTable')}</summary>
        <Table
          caption={t('lead.chartWave', { wave: wave.name })}
          rows={wave.weeks}
          keyOf={({ week }) => String(week)}
          columns={[
            { head: t('lead.migration.week'), cell: ({ week }) => String(week), names: true },
            { head: t('lead.tickets'), cell: ({ tickets }) => number(tickets) },
            { head: t('lead.migration.per100'), cell: ({ per100 }) => number(per100) },
          ]}
        />
      </details>
      <Table
        caption={`${t('lead.table.migrations')}: ${wave.name}`}
        rows={rows}
        keyOf={({ part }) => part}
        columns={[{ head: t('lead.migration.part'), cell: ({ part }) => t(`lead.migration.${part}`), names: true }, ...measures]}
      />
    </article>
  );
}
