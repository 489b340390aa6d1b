import { MultiSelect, Switch, TagsInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { agentRoutes, type StoredRule } from '../../../shared/api/agent-routes.ts';
import type { AssignmentRule } from '../../../shared/model/assignment-rule.ts';
import { channelSchema } from '../../../shared/model/channel.ts';
import { languageSchema } from '../../../shared/model/language.ts';
import { call } from '../api/call.ts';
import { FormDialog } from '../common/FormDialog.tsx';
import { useGroups } from '../common/useGroups.ts';
import styles from './rules.module.css';

interface Props {
  /** Null for a new one. */
  readonly rule: StoredRule | null;
  readonly onClose: () => void;
  readonly onSaved: () => void;
}

const empty: AssignmentRule = { active: true, conditions: { applications: [], groups: [], channels: [], languages: [] }, agents: [] };

export function RuleForm({ rule, onClose, onSaved }: Props) {
  const { t } = useTranslation('console');
  const [edited, setEdited] = useState<AssignmentRule>(rule ?? empty);
  const [tried, setTried] = useState(false);
  const groups = useGroups();
  const users = useQuery({ queryKey: ['users'], queryFn: () => call(agentRoutes.listUsers, {}) });
  const { conditions, agents, active } = edited;
  const save = useMutation({
    mutationFn: () => {
      const body = { active, conditions, agents };
      return rule
        ? call(agentRoutes.updateAssignmentRule, { params: { id: rule.id }, body })
        : call(agentRoutes.createAssignmentRule, { body });
    },
    onSuccess: onSaved,
  });
  const submit = () => {
    setTried(true);
    if (agents.length > 0 && !save.isPending) save.mutate();
  };
  const set = (change: Partial<AssignmentRule['conditions']>) => setEdited({ ...edited, conditions: { ...conditions, ...change } });
  return (
    <FormDialog
      title={t(rule ? 'day.rules.edit' : 'day.rules.new')}
      long="lg"
      className={styles.form}
      busy={save.isPending}
      error={save.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <MultiSelect
        data-autofocus
        label={t('day.rules.agents')}
        error={tried && agents.length === 0 ? t('day.rules.agentsNeeded') : undefined}
        searchable
        value={[...agents]}
        data={(users.data?.items ?? []).filter((user) => user.active).map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(ids) => setEdited({ ...edited, agents: ids })}
      />
      <p className={styles.hint}>{t('day.rules.conditions')}</p>
      <TagsInput
        label={t('day.rules.applications')}
        maxTags={50}
        acceptValueOnBlur
        splitChars={[',']}
        value={[...conditions.applications]}
        onChange={(applications) => set({ applications })}
      />
      <MultiSelect
        label={t('day.rules.groups')}
        value={[...conditions.groups]}
        data={(groups.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(ids) => set({ groups: ids })}
      />
      <MultiSelect
        label={t('day.rules.channels')}
        value={[...conditions.channels]}
        data={channelSchema.options.map((value) => ({ value, label: t(`channel.${value}`) }))}
        onChange={(channels) => set({ channels: channels.map((one) => channelSchema.parse(one)) })}
      />
      <MultiSelect
        label={t('day.rules.languages')}
        value={[...conditions.languages]}
        data={[
          { value: 'en', label: 'English' },
          { value: 'id', label: 'Bahasa Indonesia' },
        ]}
        onChange={(languages) => set({ languages: languages.map((one) => languageSchema.parse(one)) })}
      />
      <Switch
        label={t('day.rules.active')}
        checked={active}
        onChange={(event) => setEdited({ ...edited, active: event.currentTarget.checked })}
      />
    </FormDialog>
  );
}
