import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AgentGroup, agentRoutes } from '../../../shared/api/agent-routes.ts';
import { call } from '../api/call.ts';
import { useMay } from '../api/session.ts';
import { Confirm } from '../common/Confirm.tsx';
import common from '../common/common.module.css';
import { Page } from '../common/Page.tsx';
import { Empty, Loaded } from '../common/States.tsx';
import { useToast } from '../common/toasts.tsx';
import { useGroups } from '../common/useGroups.ts';
import { GroupForm } from './GroupForm.tsx';
import { GroupRow } from './GroupRow.tsx';
import styles from './groups.module.css';
import { MembersByName } from './MembersByName.tsx';

type Act = { readonly what: 'new' } | { readonly what: 'add' | 'edit' | 'delete'; readonly group: AgentGroup };

function NoGroups() {
  const { t } = useTranslation('console');
  return (
    <Empty title={t('groups.empty')}>
      <p>{t('groups.emptyHow')}</p>
      <ol className={styles.steps}>
        {(['make', 'fill', 'use'] as const).map((step) => (
          <li key={step}>{t(`groups.emptySteps.${step}`)}</li>
        ))}
      </ol>
    </Empty>
  );
}

export function GroupsPage() {
  const { t } = useTranslation('console');
  const client = useQueryClient();
  const toast = useToast();
  const mayChange = useMay('admin');
  const [act, setAct] = useState<Act | null>(null);
  const query = useGroups();
  const remove = useMutation({
    mutationFn: (id: string) => call(agentRoutes.deleteGroup, { params: { id } }),
    onSuccess: () => {
      setAct(null);
      toast(t('groups.deleted'));
      void client.invalidateQueries({ queryKey: ['desktops'] });
      return client.invalidateQueries({ queryKey: ['groups'] });
    },
  });
  const close = () => setAct(null);
  const deleting = act?.what === 'delete' ? act.group : null;
  return (
    <Page
      title={t('nav.groups')}
      intro={t('groups.intro')}
      actions={
        mayChange && (
          <Button leftSection={<IconPlus size={17} aria-hidden />} onClick={() => setAct({ what: 'new' })}>
            {t('groups.new')}
          </Button>
        )
      }
    >
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <NoGroups />
          ) : (
            <div className={common.tableBox}>
              <table className={common.table}>
                <caption className="visually-hidden">{t('nav.groups')}</caption>
                <thead>
                  <tr>
                    {['name', 'migratedOn', 'desktops', 'keys'].map((head) => (
                      <th key={head} scope="col">
                        {t(`groups.${head}`)}
                      </th>
                    ))}
                    {mayChange && <td />}
                  </tr>
                </thead>
                <tbody>
                  {items.map((group) => (
                    <GroupRow key={group.id} group={group} act={mayChange ? (what) => setAct({ what, group }) : null} />
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Loaded>
      {(act?.what === 'new' || act?.what === 'edit') && <GroupForm group={act.what === 'edit' ? act.group : null} onClose={close} />}
      {act?.what === 'add' && <MembersByName group={act.group} onClose={close} />}
      <Confirm
        opened={deleting !== null}
        title={t('groups.deleteTitle')}
        action={t('groups.delete')}
        danger
        busy={remove.isPending}
        error={remove.error}
        onConfirm={() => deleting && remove.mutate(deleting.id)}
        onClose={close}
      >
        <p>{t('groups.deleteText', { name: deleting?.name, count: deleting?.desktops ?? 0 })}</p>
        <p>{t('groups.deleteTips')}</p>
      </Confirm>
    </Page>
  );
}
