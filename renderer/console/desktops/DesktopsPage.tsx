import { Button } from '@mantine/core';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { z } from 'zod';
import { agentRoutes, type Desktop } from '../../../shared/api/agent-routes.ts';
import { call } from '../api/call.ts';
import { useMay } from '../api/session.ts';
import { Ago } from '../common/Ago.tsx';
import { Confirm } from '../common/Confirm.tsx';
import common from '../common/common.module.css';
import { Page } from '../common/Page.tsx';
import { Pager } from '../common/Pager.tsx';
import { SearchField } from '../common/SearchField.tsx';
import { Empty, Loaded } from '../common/States.tsx';
import { useToast } from '../common/toasts.tsx';
import { useUrlState } from '../common/useUrlState.ts';
import { TroubleNote } from './TroubleNote.tsx';

const size = 50;
const pageSchema = z.coerce.number().int().min(1).max(10_000).catch(1);

function DesktopRow({ desktop, onRemove }: { readonly desktop: Desktop; readonly onRemove: (() => void) | null }) {
  const { t } = useTranslation('console');
  const { inventory } = desktop;
  const name = `${inventory.userName}@${inventory.hostName}`;
  return (
    <tr>
      <td>
        <span className={common.main}>{inventory.userName}</span>
        <div className={common.quiet}>@{inventory.hostName}</div>
        <TroubleNote troubles={desktop.troubles} />
      </td>
      <td data-head={t('desktops.system')}>
        {[
          inventory.distribution,
          inventory.desktop,
          t(`diagnostics:session.kind.${inventory.sessionType}`, { defaultValue: inventory.sessionType }),
        ]
          .filter(Boolean)
          .join(', ')}
        <div className={common.quiet}>
          {inventory.language} · Pandu {inventory.panduVersion}
        </div>
      </td>
      <td data-head={t('desktops.lastSeen')}>{desktop.lastSeenAt ? <Ago time={desktop.lastSeenAt} /> : t('never')}</td>
      <td data-head={t('desktops.openTickets')}>
        {desktop.openTickets > 0 ? (
          <Link href={`/tickets?desktop=${desktop.id}`}>{t('desktops.tickets', { count: desktop.openTickets })}</Link>
        ) : (
          <span className={common.quiet}>{t('none')}</span>
        )}
      </td>
      {onRemove && (
        <td className={common.end}>
          <Button size="compact-sm" variant="subtle" color="red" onClick={onRemove} aria-label={t('desktops.removeName', { name })}>
            {t('desktops.remove')}
          </Button>
        </td>
      )}
    </tr>
  );
}

export function DesktopsPage() {
  const { t } = useTranslation('console');
  const client = useQueryClient();
  const toast = useToast();
  const mayRemove = useMay('admin');
  const [get, set] = useUrlState();
  const [removing, setRemoving] = useState<Desktop | null>(null);
  const page = pageSchema.parse(get('page') || 1);
  const filters = { page, size, q: get('q') || undefined };
  const query = useQuery({
    queryKey: ['desktops', filters],
    queryFn: () => call(agentRoutes.listDesktops, { query: filters }),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });
  const remove = useMutation({
    mutationFn: (id: string) => call(agentRoutes.removeDesktop, { params: { id } }),
    onSuccess: () => {
      setRemoving(null);
      toast(t('desktops.removed'));
      return client.invalidateQueries({ queryKey: ['desktops'] });
    },
  });
  const onSearch = useMemo(() => (q: string) => set({ page: '', q }), [set]);
  return (
    <Page title={t('nav.desktops')}>
      <search className={common.filters}>
        <SearchField label={t('desktops.search')} value={get('q')} onSearch={onSearch} />
      </search>
      <Loaded query={query}>
        {({ items, total }) =>
          items.length === 0 ? (
            <Empty title={t(filters.q ? 'desktops.noneMatch' : 'desktops.empty')} />
          ) : (
            <>
              <div className={common.tableBox}>
                <table className={common.table}>
                  <caption className="visually-hidden">{t('nav.desktops')}</caption>
                  <thead>
                    <tr>
                      {['person', 'system', 'lastSeen', 'openTickets'].map((head) => (
                        <th key={head} scope="col">
                          {t(`desktops.${head}`)}
                        </th>
                      ))}
                      {mayRemove && <td />}
                    </tr>
                  </thead>
                  <tbody>
                    {items.map((desktop) => (
                      <DesktopRow key={desktop.id} desktop={desktop} onRemove={mayRemove ? () => setRemoving(desktop) : null} />
                    ))}
                  </tbody>
                </table>
              </div>
              <Pager page={page} size={size} total={total} onPage={(next) => set({ page: next === 1 ? '' : String(next) })} />
            </>
          )
        }
      </Loaded>
      <Confirm
        opened={removing !== null}
        title={t('desktops.removeTitle')}
        action={t('desktops.remove')}
        danger
        busy={remove.isPending}
        error={remove.error}
        onConfirm={() => removing && remove.mutate(removing.id)}
        onClose={() => setRemoving(null)}
      >
        <p>{t('desktops.removeText', { name: `${removing?.inventory.userName}@${removing?.inventory.hostName}` })}</p>
      </Confirm>
    </Page>
  );
}
