import { Button, Kbd, Modal, SegmentedControl, Select } from '@mantine/core';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useSearchParams } from 'wouter';
import { z } from 'zod';
import { agentRoutes } from '../../../shared/api/agent-routes.ts';
import { ticketStatuses } from '../../../shared/model/ticket.ts';
import { call } from '../api/call.ts';
import { useCurrentUser } from '../api/session.ts';
import common from '../common/common.module.css';
import { ImportReport } from '../common/ImportReport.tsx';
import { Page } from '../common/Page.tsx';
import { Pager } from '../common/Pager.tsx';
import { rememberQueue } from '../common/queue-place.ts';
import { SearchField } from '../common/SearchField.tsx';
import { Empty, FailureNote, Loaded } from '../common/States.tsx';
import { useToast } from '../common/toasts.tsx';
import { useUrlState } from '../common/useUrlState.ts';
import { QueueRow } from './QueueRow.tsx';
import styles from './queue.module.css';
import { useQueueKeys } from './useQueueKeys.ts';
import { useSteady } from './useSteady.ts';

const size = 50;
const statusSchema = z.enum(['active', ...ticketStatuses, 'all']).catch('active');
const assigneeSchema = z.enum(['anyone', 'me', 'none']).catch('anyone');
const pageSchema = z.coerce.number().int().min(1).max(10_000).catch(1);
const noRows = { items: [], total: 0 };

function useTake() {
  const client = useQueryClient();
  const { id: me } = useCurrentUser();
  const toast = useToast();
  const { t } = useTranslation('console');
  return useMutation({
    mutationFn: (id: string) => call(agentRoutes.updateTicket, { params: { id }, body: { assignee: me, status: 'open' } }),
    onSuccess: (ticket) => {
      toast(t('queue.taken', { number: ticket.number }));
      return client.invalidateQueries({ queryKey: ['tickets'] });
    },
  });
}

export function QueuePage() {
  const { t } = useTranslation('console');
  const [, navigate] = useLocation();
  const [get, set] = useUrlState();
  const { id: me } = useCurrentUser();
  const [params] = useSearchParams();
  useEffect(() => rememberQueue(params.toString()), [params]);
  const searchBox = useRef<HTMLInputElement>(null);
  const [selected, setSelected] = useState<string | null>(null);
  const [hovered, setHovered] = useState(false);
  const [help, setHelp] = useState(false);
  const take = useTake();

  const status = statusSchema.parse(get('status') || 'active');
  const assignee = assigneeSchema.parse(get('assignee') || 'anyone');
  const page = pageSchema.parse(get('page') || 1);
  const filters = { page, size, q: get('q') || undefined, status, assignee, desktop: get('desktop') || undefined };
  const query = useQuery({
    queryKey: ['tickets', 'list', filters],
    queryFn: () => call(agentRoutes.listTickets, { query: filters }),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });
  const { items, total } = query.data ?? noRows;
  const { rows, fresh, renew } = useSteady(items, JSON.stringify(filters) + String(query.isPlaceholderData), hovered || selected !== null);

  const keys = useMemo(() => {
    const at = rows.findIndex(({ row }) => row.id === selected);
    const current = rows[at]?.row;
    return {
      move: (by: 1 | -1) => {
        const next = rows[Math.min(rows.length - 1, Math.max(0, at < 0 ? 0 : at + by))]?.row.id;
        if (next === undefined) return;
        setSelected(next);
        document.querySelector(`[data-id="${next}"]`)?.scrollIntoView({ block: 'nearest' });
      },
      open: () => current && navigate(`/tickets/${current.id}`),
      take: () => current && !current.assignee && take.mutate(current.id),
      search: () => searchBox.current?.focus(),
      help: () => setHelp(true),
    };
  }, [rows, selected, navigate, take.mutate]);
  useQueueKeys(keys);

  const change = (values: Readonly<Record<string, string>>) => {
    setSelected(null);
    set({ page: '', ...values });
  };
  const onSearch = useMemo(() => (text: string) => set({ page: '', q: text }), [set]);
  const filtered = filters.q !== undefined || status !== 'active' || assignee !== 'anyone' || filters.desktop !== undefined;
  return (
    <Page
      title={t('nav.tickets')}
      actions={
        <>
          <ImportReport />
          <Button variant="subtle" size="xs" onClick={() => setHelp(true)} rightSection={<Kbd size="xs">?</Kbd>}>
            {t('queue.keys')}
          </Button>
        </>
      }
    >
      <search className={common.filters}>
        <SearchField ref={searchBox} label={t('queue.search')} value={get('q')} onSearch={onSearch} />
        <Select
          aria-label={t('queue.status')}
          allowDeselect={false}
          w={{ base: '100%', xs: 220 }}
          value={status}
          onChange={(value) => change({ status: value === 'active' || value === null ? '' : value })}
          data={statusSchema.unwrap().options.map((value) => ({ value, label: t(`status.${value}`) }))}
        />
        <SegmentedControl
          aria-label={t('queue.assignee')}
          value={assignee}
          onChange={(value) => change({ assignee: value === 'anyone' ? '' : value })}
          data={assigneeSchema.unwrap().options.map((value) => ({ value, label: t(`queue.of.${value}`) }))}
        />
        {filters.desktop && (
          <Button size="xs" variant="default" onClick={() => change({ desktop: '' })}>
            {t('queue.allDesktops')}
          </Button>
        )}
      </search>
      {take.error && <FailureNote error={take.error} />}
      {fresh > 0 && (
        <Button variant="light" size="xs" mb="sm" onClick={renew}>
          {t('queue.fresh', { count: fresh })}
        </Button>
      )}
      <Loaded query={query}>
        {() =>
          rows.length === 0 ? (
            <Empty title={t(filtered ? 'queue.noneMatch' : 'queue.empty')}>
              {filtered && (
                <Button variant="default" size="xs" mt="xs" onClick={() => change({ q: '', status: '', assignee: '', desktop: '' })}>
                  {t('queue.clear')}
                </Button>
              )}
            </Empty>
          ) : (
            <>
              <div className={common.tableBox} onPointerEnter={() => setHovered(true)} onPointerLeave={() => setHovered(false)}>
                <table className={`${common.table} ${styles.queue}`}>
                  <caption className="visually-hidden">{t('nav.tickets')}</caption>
                  <thead>
                    <tr>
                      {['hindrance', 'ticket', 'person', 'age', 'status', 'assignee'].map((head) => (
                        <th key={head} scope="col">
                          {t(`queue.${head}`)}
                        </th>
                      ))}
                    </tr>
                  </thead>
                  <tbody>
                    {rows.map(({ row, gone }) => (
                      <QueueRow
                        key={row.id}
                        ticket={row}
                        gone={gone}
                        selected={row.id === selected}
                        me={me}
                        busy={take.isPending}
                        onAssign={take.mutate}
                      />
                    ))}
                  </tbody>
                </table>
              </div>
              <Pager page={page} size={size} total={total} onPage={(next) => set({ page: next === 1 ? '' : String(next) })} />
            </>
          )
        }
      </Loaded>
      <p className="visually-hidden" role="status">
        {selectedWords(rows.find(({ row }) => row.id === selected)?.row)}
      </p>
      <Modal opened={help} onClose={() => setHelp(false)} title={t('queue.keys')} centered closeButtonProps={{ 'aria-label': t('close') }}>
        <dl className={styles.keys}>
          {(['j', 'k', 'Enter', 'a', 'c', '/', '?'] as const).map((key) => (
            <div key={key}>
              <dt>
                <Kbd>{key}</Kbd>
              </dt>
              <dd>{t(`queue.key.${key === '/' ? 'slash' : key === '?' ? 'help' : key}`)}</dd>
            </div>
          ))}
        </dl>
      </Modal>
    </Page>
  );
}

function selectedWords(row: { readonly number: number; readonly title: string } | undefined): string {
  return row ? `#${row.number} ${row.title}` : '';
}
