import { useTranslation } from 'react-i18next';
import type { LeadReport } from '../../../shared/api/agent-routes.ts';
import { inLanguage, pickLanguage } from '../../../shared/model/language.ts';
import { timeText } from '../../components/diagnostics/format.ts';
import { Part } from './Part.tsx';
import { Table } from './Table.tsx';
import { useNumbers } from './use-numbers.ts';

export function Issues({ report: { issues } }: { readonly report: LeadReport }) {
  const { t, i18n } = useTranslation('console');
  const { number } = useNumbers();
  return (
    <Part title={t('lead.table.issues')} table="issues">
      {issues.length === 0 ? (
        <p>{t('lead.issues.none')}</p>
      ) : (
        <Table
          caption={t('lead.table.issues')}
          rows={issues}
          keyOf={({ id }) => id}
          columns={[
            { head: t('lead.name'), cell: ({ title }) => inLanguage(title, pickLanguage([i18n.language])), names: true },
            { head: t('lead.issues.since'), cell: ({ startsAt }) => timeText(startsAt, i18n.language) },
            {
              head: t('lead.issues.over'),
              cell: ({ resolvedAt }) => (resolvedAt ? timeText(resolvedAt, i18n.language) : t('lead.issues.going')),
            },
            { head: t('lead.issues.meToos'), cell: ({ meToos }) => number(meToos) },
            { head: t('lead.tickets'), cell: ({ tickets }) => number(tickets) },
          ]}
        />
      )}
    </Part>
  );
}
