import { Button, Kbd } from '@mantine/core';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useSearchParams } from 'wouter';
import { z } from 'zod';
import { agentRoutes } from '../../../shared/api/agent-routes.ts';
import { call } from '../api/call.ts';
import { useCurrentUser } from '../api/session.ts';
import common from '../common/common.module.css';
import { ImportReport } from '../common/ImportReport.tsx';
import { Page } from '../common/Page.tsx';
import { Pager } from '../common/Pager.tsx';
import { rememberQueue, rememberRows } from '../common/queue-place.ts';
import { Empty, FailureNote, Loaded } from '../common/States.tsx';
import { useShortcutSwitch, useShortcuts } from '../common/shortcuts.tsx';
import { useToast } from '../common/toasts.tsx';
import { usePresence } from '../common/usePresence.ts';
import { useUrlState } from '../common/useUrlState.ts';
import { filterOf, moreNames, searchOf } from './filters.ts';
import { QueueFilters } from './QueueFilters.tsx';
import { QueueRow } from './QueueRow.tsx';
import { QueueSigns } from './QueueSigns.tsx';
import styles from './queue.module.css';
import type { SteadyRow } from './steady.ts';
import { useSteady } from './useSteady.ts';
import { ViewsBar } from './ViewsBar.tsx';

const size = 50;
const pageSchema = z.coerce.number().int().min(1).max(10_000).catch(1);
const noRows = { items: [], total: 0 };
const cleared = Object.fromEntries(['q', 'status', 'assignee', 'desktop', 'sort', 'view', ...moreNames].map((name) => [name, '']));

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

/** One is chosen by j and k, opened by Enter, taken by a. */
function useQueueKeys(rows: readonly SteadyRow[], take: (id: string) => void, search: () => void) {
  const { t } = useTranslation('console');
  const [, navigate] = useLocation();
  const [selected, setSelected] = useState<string | null>(null);
  const at = rows.findIndex(({ row }) => row.id === selected);
  const current = rows[at]?.row;
  const move = (by: 1 | -1) => {
    const next = rows[Math.min(rows.length - 1, Math.max(0, at < 0 ? 0 : at + by))]?.row.id;
    if (next === undefined) return;
    setSelected(next);
    document.querySelector(`[data-id="${next}"]`)?.scrollIntoView({ block: 'nearest' });
  };
  useShortcuts([
    { keys: 'j', words: t('day.keys.next'), run: () => move(1) },
    { keys: 'k', words: t('day.keys.previous'), run: () => move(-1) },
    { keys: 'Enter', words: t('day.keys.open'), run: () => current && navigate(`/tickets/${current.id}`), notOnControls: true },
    { keys: 'a', words: t('day.keys.take'), run: () => current && !current.assignee && take(current.id) },
    { keys: '/', words: t('day.keys.search'), run: search },
  ]);
  return { selected, setSelected, spoken: current ? `#${current.number} ${current.title}` : '' };
}

export function QueuePage() {
  const { t } = useTranslation('console');
  const [get, set] = useUrlState();
  const { id: me } = useCurrentUser();
  const [params] = useSearchParams();
  useEffect(() => rememberQueue(params.toString()), [params]);
  const searchBox = useRef<HTMLInputElement>(null);
  const [hovered, setHovered] = useState(false);
  const [chosen, setChosen] = useState(false);
  const { on, showList } = useShortcutSwitch();
  const take = useTake();
  const presence = usePresence();

  const filter = filterOf(params);
  const page = pageSchema.parse(get('page') || 1);
  const filters = { page, size, ...filter };
  const query = useQuery({
    queryKey: ['tickets', 'list', filters],
    queryFn: () => call(agentRoutes.listTickets, { query: filters }),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });
  const { items, total } = query.data ?? noRows;
  const { rows, fresh, renew } = useSteady(items, JSON.stringify(filters) + String(query.isPlaceholderData), hovered || chosen);
  const { selected, setSelected, spoken } = useQueueKeys(rows, take.mutate, () => searchBox.current?.focus());
  if (chosen !== (selected !== null)) setChosen(selected !== null);
  useEffect(() => rememberRows(rows.map(({ row }) => row.id)), [rows]);

  const change = useCallback(
    (values: Readonly<Record<string, string>>) => {
      setSelected(null);
      const next = new URLSearchParams(params);
      for (const [name, value] of Object.entries(values)) next.set(name, value);
      // Without any filter it is no view any more.
      set({ page: '', ...values, ...(searchOf(next) === '' ? { view: '' } : {}) });
    },
    [set, setSelected, params],
  );
  const filtered = searchOf(params) !== '';
  return (
    <Page
      title={t('nav.tickets')}
      actions={
        <>
          <ImportReport />
          {on && (
            <Button variant="subtle" size="xs" onClick={showList} rightSection={<Kbd size="xs">?</Kbd>}>
              {t('queue.keys')}
            </Button>
          )}
        </>
      }
    >
      <QueueSigns onDue={() => change({ ...cleared, sort: 'due' })} />
      <ViewsBar />
      <QueueFilters filter={filter} onChange={change} searchBox={searchBox} />
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
                <Button variant="default" size="xs" mt="xs" onClick={() => change(cleared)}>
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
                        here={presence.get(row.id)}
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
        {spoken}
      </p>
    </Page>
  );
}
