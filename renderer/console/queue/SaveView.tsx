import { SegmentedControl, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { agentRoutes, type QueueView } from '../../../shared/api/agent-routes.ts';
import { call } from '../api/call.ts';
import { useMay } from '../api/session.ts';
import { FormDialog } from '../common/FormDialog.tsx';
import styles from './queue.module.css';

interface Props {
  readonly search: string;
  readonly onClose: () => void;
  readonly onSaved: (view: QueueView) => void;
}

/** Names the filters that are set, for oneself or for all. */
export function SaveView({ search, onClose, onSaved }: Props) {
  const { t } = useTranslation('console');
  const mayShare = useMay('editor');
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const [tried, setTried] = useState(false);
  const save = useMutation({
    mutationFn: () => call(agentRoutes.createQueueView, { body: { name: name.trim(), search, shared } }),
    onSuccess: onSaved,
  });
  const submit = () => {
    setTried(true);
    if (name.trim() !== '' && !save.isPending) save.mutate();
  };
  return (
    <FormDialog
      title={t('day.views.saveTitle')}
      className={styles.more}
      busy={save.isPending}
      error={save.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput
        data-autofocus
        label={t('day.views.name')}
        description={t('day.views.nameHint')}
        maxLength={80}
        error={tried && name.trim() === '' ? t('required') : undefined}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {mayShare && (
        <SegmentedControl
          aria-label={t('day.canned.whose')}
          value={shared ? 'shared' : 'own'}
          onChange={(value) => setShared(value === 'shared')}
          data={(['own', 'shared'] as const).map((value) => ({ value, label: t(`day.canned.${value}`) }))}
        />
      )}
    </FormDialog>
  );
}
