import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { agentRoutes, type User } from '../../../shared/api/agent-routes.ts';
import { call } from '../api/call.ts';
import { Ago } from '../common/Ago.tsx';
import common from '../common/common.module.css';
import { Page } from '../common/Page.tsx';
import { Pill } from '../common/Pill.tsx';
import { Loaded } from '../common/States.tsx';
import { UserForm } from './UserForm.tsx';

export function UsersPage() {
  const { t } = useTranslation('console');
  const [editing, setEditing] = useState<User | 'new' | null>(null);
  const query = useQuery({ queryKey: ['users'], queryFn: () => call(agentRoutes.listUsers, {}) });
  return (
    <Page
      title={t('nav.users')}
      intro={t('users.intro')}
      actions={
        <Button leftSection={<IconPlus size={17} aria-hidden />} onClick={() => setEditing('new')}>
          {t('users.new')}
        </Button>
      }
    >
      <Loaded query={query}>
        {({ items }) => (
          <div className={common.tableBox}>
            <table className={common.table}>
              <caption className="visually-hidden">{t('nav.users')}</caption>
              <thead>
                <tr>
                  {['name', 'role', 'state', 'lastSeen'].map((head) => (
                    <th key={head} scope="col">
                      {t(`users.${head}`)}
                    </th>
                  ))}
                  <td />
                </tr>
              </thead>
              <tbody>
                {items.map((user) => (
                  <tr key={user.id}>
                    <td>
                      <span className={common.main}>{user.name}</span> <span className={common.quiet}>{user.login}</span>
                    </td>
                    <td data-head={t('users.role')}>{t(`role.${user.role}`)}</td>
                    <td>
                      <Pill tone={user.active ? 'ok' : 'plain'}>{t(user.active ? 'users.active' : 'users.inactive')}</Pill>
                    </td>
                    <td data-head={t('users.lastSeen')}>{user.lastSeenAt ? <Ago time={user.lastSeenAt} /> : t('never')}</td>
                    <td className={common.end}>
                      <Button
                        size="compact-sm"
                        variant="default"
                        aria-label={t('users.editName', { name: user.name })}
                        onClick={() => setEditing(user)}
                      >
                        {t('edit')}
                      </Button>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Loaded>
      {editing && <UserForm user={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
    </Page>
  );
}
