import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { agentRoutes } from '../../../shared/api/agent-routes.ts';
import { timeText } from '../../components/diagnostics/format.ts';
import { call } from '../api/call.ts';
import common from '../common/common.module.css';
import { Page } from '../common/Page.tsx';
import { Pager } from '../common/Pager.tsx';
import { SearchField } from '../common/SearchField.tsx';
import { Empty, Loaded } from '../common/States.tsx';
import { useUrlState } from '../common/useUrlState.ts';

const size = 50;
const pageSchema = z.coerce.number().int().min(1).max(10_000).catch(1);

export function AuditPage() {
  const { t, i18n } = useTranslation('console');
  const [get, set] = useUrlState();
  const page = pageSchema.parse(get('page') || 1);
  const filters = { page, size, q: get('q') || undefined };
  const query = useQuery({
    queryKey: ['audit', filters],
    queryFn: () => call(agentRoutes.listAudit, { query: filters }),
    placeholderData: keepPreviousData,
  });
  const onSearch = useMemo(() => (q: string) => set({ page: '', q }), [set]);
  return (
    <Page title={t('nav.audit')} intro={t('audit.intro')}>
      <search className={common.filters}>
        <SearchField label={t('audit.search')} value={get('q')} onSearch={onSearch} />
      </search>
      <Loaded query={query}>
        {({ items, total }) =>
          items.length === 0 ? (
            <Empty title={t('audit.empty')} />
          ) : (
            <>
              <div className={common.tableBox}>
                <table className={common.table}>
                  <caption className="visually-hidden">{t('nav.audit')}</caption>
                  <thead>
                    <tr>
                      {['at', 'actor', 'action', 'subject', 'detail'].map((head) => (
                        <th key={head} scope="col">
                          {t(`audit.${head}`)}
                        </th>
                      ))}
                    </tr>
                  </thead>
                  <tbody>
                    {items.map((entry) => (
                      <tr key={entry.id}>
                        <td className={common.nowrap}>
                          <time dateTime={entry.at}>{timeText(entry.at, i18n.language)}</time>
                        </td>
                        <td data-head={t('audit.actor')}>{entry.actor}</td>
                        <td data-head={t('audit.action')}>
                          {t(`audit.actions.${entry.action}`, { defaultValue: entry.action })}
                          <div className={`${common.mono} ${common.quiet}`}>{entry.action}</div>
                        </td>
                        <td data-head={t('audit.subject')} className={common.mono}>
                          {entry.subject}
                        </td>
                        <td>{entry.detail}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
              <Pager page={page} size={size} total={total} onPage={(next) => set({ page: next === 1 ? '' : String(next) })} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}
