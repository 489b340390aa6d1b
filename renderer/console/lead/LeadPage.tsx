import { Button } from '@mantine/core';
import { IconMail, IconPrinter } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { agentRoutes, type LeadReport } from '../../../shared/api/agent-routes.ts';
import { call } from '../api/call.ts';
import common from '../common/common.module.css';
import { dayText } from '../common/day-text.ts';
import { Page } from '../common/Page.tsx';
import { Empty, Loaded } from '../common/States.tsx';
import { BarChart } from './BarChart.tsx';
import { Counted } from './Counted.tsx';
import { Figures } from './Figures.tsx';
import { Hurts } from './Hurts.tsx';
import { Issues } from './Issues.tsx';
import { LeadFilters } from './LeadFilters.tsx';
import { Learn } from './Learn.tsx';
import { Lines } from './Lines.tsx';
import styles from './lead.module.css';
import { MailText } from './MailText.tsx';
import { Migrations } from './Migrations.tsx';
import { Part } from './Part.tsx';
import { useLeadFilter } from './use-lead-filter.ts';

/** How the migration goes, for its lead: on the screen, on paper, and as tables for a spreadsheet. */
export function LeadPage() {
  const { t } = useTranslation('console');
  const { filter, set } = useLeadFilter();
  const [mail, setMail] = useState(false);
  const query = useQuery({
    queryKey: ['lead', filter],
    queryFn: () => call(agentRoutes.getLeadReport, { query: filter }),
    placeholderData: keepPreviousData,
    // All rows are counted for it: not at every look at the window.
    staleTime: 300_000,
    refetchOnWindowFocus: false,
  });
  const actions = (
    <>
      <Button variant="default" leftSection={<IconMail size={17} aria-hidden />} onClick={() => setMail(true)}>
        {t('lead.mail')}
      </Button>
      <Button variant="default" leftSection={<IconPrinter size={17} aria-hidden />} onClick={() => window.print()}>
        {t('lead.print')}
      </Button>
    </>
  );
  return (
    <div className={styles.report}>
      <Page title={t('lead.title')} intro={t('lead.intro')} actions={actions}>
        <LeadFilters filter={filter} set={set} report={query.data} />
        <Loaded query={query}>{(report) => <Report report={report} />}</Loaded>
        {mail && <MailText filter={filter} onClose={() => setMail(false)} />}
      </Page>
    </div>
  );
}

function Report({ report }: { readonly report: LeadReport }) {
  const { t, i18n } = useTranslation('console');
  const day = (value: string) => dayText(value, i18n.language);
  return (
    <>
      <p className={common.quiet}>{t('lead.span', { from: day(report.from), to: day(report.to) })}</p>
      {report.total.tickets === 0 ? (
        <Empty title={t('lead.empty')}>
          <p>{t('lead.emptyHow')}</p>
        </Empty>
      ) : (
        <>
          <Figures report={report} />
          <Part title={t('lead.table.weeks')} table="weeks">
            <div className={styles.charts}>
              <BarChart
                title={t('lead.chartTickets')}
                bars={report.weeks.map(({ name, tickets }) => ({ label: day(name), short: name.slice(5), value: tickets }))}
              />
              <BarChart
                title={t('lead.chartSolution')}
                bars={report.weeks.map(({ name, solution }) => ({
                  label: day(name),
                  short: name.slice(5),
                  value: solution.median === null ? null : Math.round(solution.median / 6) / 10,
                }))}
              />
            </div>
            <Lines table="weeks" lines={report.weeks} />
          </Part>
        </>
      )}
      <Hurts report={report} />
      <Learn report={report} />
      <Migrations migrations={report.migrations} />
      {(['waves', 'departments', 'applications', 'causes'] as const).map((table) =>
        report[table].some(({ tickets }) => tickets > 0) ? (
          <Part key={table} title={t(`lead.table.${table}`)} table={table}>
            <Lines table={table} lines={report[table]} />
          </Part>
        ) : null,
      )}
      <Issues report={report} />
      <Counted report={report} />
    </>
  );
}
