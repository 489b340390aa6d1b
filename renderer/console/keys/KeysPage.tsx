import { Button, Group, Modal, MultiSelect, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { agentRoutes } from '../../../shared/api/agent-routes.ts';
import { call } from '../api/call.ts';
import { Ago } from '../common/Ago.tsx';
import { Confirm } from '../common/Confirm.tsx';
import common from '../common/common.module.css';
import { Page } from '../common/Page.tsx';
import { Pill } from '../common/Pill.tsx';
import { ShownOnce } from '../common/ShownOnce.tsx';
import { Empty, FailureNote, Loaded } from '../common/States.tsx';
import { useToast } from '../common/toasts.tsx';
import { useGroups } from '../common/useGroups.ts';
import { SigningKeys } from './SigningKeys.tsx';

function NewKey({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('console');
  const client = useQueryClient();
  const [label, setLabel] = useState('');
  const [groups, setGroups] = useState<string[]>([]);
  const known = useGroups().data?.items ?? [];
  const create = useMutation({
    mutationFn: () => call(agentRoutes.createEnrolmentKey, { body: { label: label.trim(), groups } }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['groups'] });
      return client.invalidateQueries({ queryKey: ['keys'] });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (label.trim() !== '') create.mutate();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('keys.new')}
      centered
      closeOnClickOutside={!create.data}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {create.data ? (
        <ShownOnce value={create.data.key} label={t('keys.key')} onClose={onClose}>
          {t('keys.once')}
        </ShownOnce>
      ) : (
        <form onSubmit={submit}>
          <TextInput
            label={t('keys.label')}
            description={t('keys.labelHint')}
            maxLength={120}
            data-autofocus
            value={label}
            onChange={(event) => setLabel(event.currentTarget.value)}
          />
          {known.length > 0 && (
            <MultiSelect
              mt="md"
              label={t('groups.forKey')}
              description={t('groups.forKeyHint')}
              maxValues={20}
              searchable
              value={groups}
              onChange={setGroups}
              data={known.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
          {create.error && <FailureNote error={create.error} />}
          <Group justify="flex-end" mt="lg" gap="sm">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" disabled={label.trim() === ''} loading={create.isPending}>
              {t('keys.make')}
            </Button>
          </Group>
        </form>
      )}
    </Modal>
  );
}

export function KeysPage() {
  const { t } = useTranslation('console');
  const client = useQueryClient();
  const toast = useToast();
  const [making, setMaking] = useState(false);
  const [revoking, setRevoking] = useState<{ readonly id: string; readonly label: string } | null>(null);
  const query = useQuery({ queryKey: ['keys'], queryFn: () => call(agentRoutes.listEnrolmentKeys, {}) });
  const revoke = useMutation({
    mutationFn: (id: string) => call(agentRoutes.revokeEnrolmentKey, { params: { id } }),
    onSuccess: () => {
      setRevoking(null);
      toast(t('keys.revokedToast'));
      return client.invalidateQueries({ queryKey: ['keys'] });
    },
  });
  return (
    <Page
      title={t('nav.keys')}
      intro={t('keys.intro')}
      actions={
        <Button leftSection={<IconPlus size={17} aria-hidden />} onClick={() => setMaking(true)}>
          {t('keys.new')}
        </Button>
      }
    >
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('keys.empty')} />
          ) : (
            <div className={common.tableBox}>
              <table className={common.table}>
                <caption className="visually-hidden">{t('nav.keys')}</caption>
                <thead>
                  <tr>
                    {['keys.label', 'keys.state', 'groups.of', 'keys.uses', 'keys.created'].map((head) => (
                      <th key={head} scope="col">
                        {t(head)}
                      </th>
                    ))}
                    <td />
                  </tr>
                </thead>
                <tbody>
                  {items.map((key) => (
                    <tr key={key.id}>
                      <td className={common.main}>{key.label}</td>
                      <td>
                        <Pill tone={key.revoked ? 'plain' : 'ok'}>{t(key.revoked ? 'keys.revoked' : 'keys.valid')}</Pill>
                      </td>
                      <td data-head={t('groups.of')}>
                        {key.groups.length > 0 ? (
                          key.groups.map(({ name }) => name).join(', ')
                        ) : (
                          <span className={common.quiet}>{t('none')}</span>
                        )}
                      </td>
                      <td data-head={t('keys.uses')}>{t('keys.usesCount', { count: key.uses })}</td>
                      <td data-head={t('keys.created')}>
                        <Ago time={key.createdAt} />
                      </td>
                      <td className={common.end}>
                        {!key.revoked && (
                          <Button
                            size="compact-sm"
                            variant="subtle"
                            color="red"
                            aria-label={t('keys.revokeName', { name: key.label })}
                            onClick={() => setRevoking(key)}
                          >
                            {t('keys.revoke')}
                          </Button>
                        )}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Loaded>
      <SigningKeys />
      {making && <NewKey onClose={() => setMaking(false)} />}
      <Confirm
        opened={revoking !== null}
        title={t('keys.revokeTitle')}
        action={t('keys.revoke')}
        danger
        busy={revoke.isPending}
        error={revoke.error}
        onConfirm={() => revoking && revoke.mutate(revoking.id)}
        onClose={() => setRevoking(null)}
      >
        <p>{t('keys.revokeText', { name: revoking?.label })}</p>
      </Confirm>
    </Page>
  );
}
