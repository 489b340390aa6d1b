import { Checkbox } from '@mantine/core';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { agentRoutes, type Desktop, type DesktopFilter } from '../../../shared/api/agent-routes.ts';
import { idSchema } from '../../../shared/model/ids.ts';
import { call } from '../api/call.ts';
import { useMay } from '../api/session.ts';
import { Confirm } from '../common/Confirm.tsx';
import common from '../common/common.module.css';
import { Page } from '../common/Page.tsx';
import { Pager } from '../common/Pager.tsx';
import { Empty, Loaded } from '../common/States.tsx';
import { useToast } from '../common/toasts.tsx';
import { useUrlState } from '../common/useUrlState.ts';
import { ChosenBar } from './ChosenBar.tsx';
import { DesktopFilters } from './DesktopFilters.tsx';
import { DesktopRow } from './DesktopRow.tsx';

const size = 50;
const pageSchema = z.coerce.number().int().min(1).max(10_000).catch(1);
const groupSchema = z
  .union([idSchema, z.literal('none')])
  .optional()
  .catch(undefined);
const heads = ['desktops.person', 'desktops.system', 'groups.of', 'desktops.lastSeen', 'desktops.openTickets'];

/** Chosen are single desktops by their ids, on whatever page, or all that match the filters. */
type Chosen = ReadonlySet<string> | 'all';
const nobody: Chosen = new Set();

export function DesktopsPage() {
  const { t } = useTranslation('console');
  const client = useQueryClient();
  const toast = useToast();
  const mayChange = useMay('admin');
  const [get, set] = useUrlState();
  const [removing, setRemoving] = useState<Desktop | null>(null);
  const [chosen, setChosen] = useState<Chosen>(nobody);
  const page = pageSchema.parse(get('page') || 1);
  const filter: DesktopFilter = {
    q: get('q') || undefined,
    group: groupSchema.parse(get('group') || undefined),
    distribution: get('distribution') || undefined,
    desktop: get('desktop') || undefined,
  };
  const filtered = Object.values(filter).some((part) => part !== undefined);
  const query = useQuery({
    queryKey: ['desktops', { page, size, ...filter }],
    queryFn: () => call(agentRoutes.listDesktops, { query: { page, size, ...filter } }),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });
  const remove = useMutation({
    mutationFn: (id: string) => call(agentRoutes.removeDesktop, { params: { id } }),
    onSuccess: () => {
      setRemoving(null);
      setChosen(nobody);
      toast(t('desktops.removed'));
      return client.invalidateQueries({ queryKey: ['desktops'] });
    },
  });
  // Other filters mean other desktops: nobody stays chosen unseen.
  const setFilter = useCallback(
    (values: Readonly<Record<string, string>>) => {
      setChosen(nobody);
      set({ page: '', ...values });
    },
    [set],
  );
  return (
    <Page title={t('nav.desktops')}>
      <DesktopFilters get={get} set={setFilter} />
      <Loaded query={query}>
        {({ items, total }) => {
          const isChosen = ({ id }: Desktop) => chosen === 'all' || chosen.has(id);
          const all = items.length > 0 && items.every(isChosen);
          const choose = (desktops: readonly Desktop[], wanted: boolean) => {
            const next = new Set(chosen === 'all' ? items.map(({ id }) => id) : chosen);
            for (const { id } of desktops) {
              if (wanted) next.add(id);
              else next.delete(id);
            }
            setChosen(next);
          };
          const count = chosen === 'all' ? total : chosen.size;
          return (
            <>
              <ChosenBar
                chosen={chosen === 'all' ? { by: 'filter', filter } : { by: 'ids', ids: [...chosen] }}
                count={count}
                more={all && count < total ? total : null}
                onAll={() => setChosen('all')}
                onNone={() => setChosen(nobody)}
                // All that match may be others from now on.
                onDone={() => chosen === 'all' && setChosen(nobody)}
              />
              {items.length === 0 && <Empty title={t(filtered ? 'desktops.noneMatch' : 'desktops.empty')} />}
              <div className={common.tableBox} hidden={items.length === 0}>
                <table className={common.table}>
                  <caption className="visually-hidden">{t('nav.desktops')}</caption>
                  <thead>
                    <tr>
                      {mayChange && (
                        <td>
                          <Checkbox
                            aria-label={t('groups.choosePage')}
                            checked={all}
                            indeterminate={!all && items.some(isChosen)}
                            onChange={(event) => choose(items, event.currentTarget.checked)}
                          />
                        </td>
                      )}
                      {heads.map((head) => (
                        <th key={head} scope="col">
                          {t(head)}
                        </th>
                      ))}
                      {mayChange && <td />}
                    </tr>
                  </thead>
                  <tbody>
                    {items.map((desktop) => (
                      <DesktopRow
                        key={desktop.id}
                        desktop={desktop}
                        chosen={isChosen(desktop)}
                        act={mayChange ? { choose: (wanted) => choose([desktop], wanted), remove: () => setRemoving(desktop) } : null}
                      />
                    ))}
                  </tbody>
                </table>
              </div>
              {items.length > 0 && (
                <Pager page={page} size={size} total={total} onPage={(next) => set({ page: next === 1 ? '' : String(next) })} />
              )}
            </>
          );
        }}
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
