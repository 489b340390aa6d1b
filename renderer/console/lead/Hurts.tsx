import { useTranslation } from 'react-i18next';
import type { LeadReport } from '../../../shared/api/agent-routes.ts';
import common from '../common/common.module.css';
import { Part } from './Part.tsx';
import { Table } from './Table.tsx';
import { useNumbers } from './use-numbers.ts';

const arrows = { new: '●', more: '▲', same: '=', less: '▼' } as const;

export function Hurts({ report: { hurts } }: { readonly report: LeadReport }) {
  const { t } = useTranslation('console');
  const { number } = useNumbers();
  return (
    <Part title={t('lead.table.hurts')} table="hurts">
      <p className={common.quiet}>{t('lead.hurts.hint')}</p>
      {hurts.length === 0 ? (
        <p>{t('lead.hurts.none')}</p>
      ) : (
        <Table
          caption={t('lead.table.hurts')}
          rows={hurts}
          keyOf={({ kind, key }) => kind + key}
          columns={[
            {
              head: t('lead.name'),
              cell: ({ kind, name, key }) => (kind === 'crash' ? `${name || key} (${t('lead.hurts.kind.crash')})` : name),
              names: true,
            },
            { head: t('lead.hurts.trend'), cell: ({ trend }) => `${arrows[trend]} ${t(`lead.trend.${trend}`)}` },
            { head: t('lead.tickets'), cell: ({ tickets }) => number(tickets) },
            { head: t('lead.hurts.beforeDays'), cell: ({ before }) => number(before) },
            { head: t('lead.hurts.blocked'), cell: ({ blocked }) => number(blocked) },
            { head: t('lead.hurts.points'), cell: ({ points }) => number(points) },
          ]}
        />
      )}
    </Part>
  );
}
