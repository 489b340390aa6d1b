import { TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AgentGroup, agentRoutes } from '../../../shared/api/agent-routes.ts';
import { call } from '../api/call.ts';
import { FormDialog } from '../common/FormDialog.tsx';
import { useToast } from '../common/toasts.tsx';

interface Props {
  /** Null for a new one. */
  readonly group: AgentGroup | null;
  readonly onClose: () => void;
}

export function GroupForm({ group, onClose }: Props) {
  const { t } = useTranslation('console');
  const client = useQueryClient();
  const toast = useToast();
  const [name, setName] = useState(group?.name ?? '');
  const [migratedOn, setMigratedOn] = useState(group?.migratedOn ?? '');
  const [tried, setTried] = useState(false);
  const save = useMutation({
    mutationFn: () => {
      const body = { name: name.trim(), migratedOn: migratedOn === '' ? null : migratedOn };
      return group ? call(agentRoutes.updateGroup, { params: { id: group.id }, body }) : call(agentRoutes.createGroup, { body });
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['groups'] });
      void client.invalidateQueries({ queryKey: ['desktops'] });
      toast(t(group ? 'groups.saved' : 'groups.made'));
      onClose();
    },
  });
  const submit = () => {
    setTried(true);
    if (name.trim() !== '') save.mutate();
  };
  return (
    <FormDialog
      title={group ? t('groups.editName', { name: group.name }) : t('groups.new')}
      busy={save.isPending}
      error={save.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput
        label={t('groups.name')}
        description={t('groups.nameHint')}
        maxLength={80}
        data-autofocus
        error={tried && name.trim() === '' ? t('required') : undefined}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        type="date"
        mt="md"
        label={t('groups.migratedOn')}
        description={t('groups.migratedOnHint')}
        value={migratedOn}
        onChange={(event) => setMigratedOn(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
