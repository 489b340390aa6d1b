import { Button, Group } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { agentRoutes, type StoredRule } from '../../../shared/api/agent-routes.ts';
import { call } from '../api/call.ts';
import { Confirm } from '../common/Confirm.tsx';
import common from '../common/common.module.css';
import { Page } from '../common/Page.tsx';
import { Pill } from '../common/Pill.tsx';
import { Empty, FailureNote, Loaded } from '../common/States.tsx';
import { useToast } from '../common/toasts.tsx';
import { useGroups } from '../common/useGroups.ts';
import { RuleForm } from './RuleForm.tsx';
import styles from './rules.module.css';

export function RulesPage() {
  const { t } = useTranslation('console');
  const client = useQueryClient();
  const toast = useToast();
  const [editing, setEditing] = useState<StoredRule | 'new' | null>(null);
  const [deleting, setDeleting] = useState<StoredRule | null>(null);
  const query = useQuery({ queryKey: ['rules'], queryFn: () => call(agentRoutes.listAssignmentRules, {}) });
  const settled = () => client.invalidateQueries({ queryKey: ['rules'] });
  const earlier = useMutation({
    mutationFn: ({ id, ...rule }: StoredRule) =>
      call(agentRoutes.updateAssignmentRule, { params: { id }, body: { ...rule, earlier: true } }),
    onSuccess: settled,
  });
  const remove = useMutation({
    mutationFn: (id: string) => call(agentRoutes.deleteAssignmentRule, { params: { id } }),
    onSuccess: () => {
      setDeleting(null);
      toast(t('day.rules.deleted'));
      return settled();
    },
  });
  return (
    <Page
      title={t('day.rules.title')}
      intro={t('day.rules.intro')}
      actions={
        <Button leftSection={<IconPlus size={17} aria-hidden />} onClick={() => setEditing('new')}>
          {t('day.rules.new')}
        </Button>
      }
    >
      {earlier.error && <FailureNote error={earlier.error} />}
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('day.rules.empty')} />
          ) : (
            <ol className={styles.list}>
              {items.map((rule, index) => (
                <li key={rule.id} className={styles.rule}>
                  <RuleText rule={rule} />
                  <Group gap="xs">
                    {index > 0 && (
                      <Button size="xs" variant="default" loading={earlier.isPending} onClick={() => earlier.mutate(rule)}>
                        {t('day.rules.up')}
                      </Button>
                    )}
                    <Button size="xs" variant="default" onClick={() => setEditing(rule)}>
                      {t('edit')}
                    </Button>
                    <Button size="xs" variant="default" onClick={() => setDeleting(rule)}>
                      {t('day.rules.delete')}
                    </Button>
                  </Group>
                </li>
              ))}
            </ol>
          )
        }
      </Loaded>
      {editing && (
        <RuleForm
          rule={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
          onSaved={() => {
            setEditing(null);
            toast(t('day.rules.saved'));
            void settled();
          }}
        />
      )}
      <Confirm
        opened={deleting !== null}
        title={t('day.rules.deleteTitle')}
        action={t('day.rules.delete')}
        danger
        busy={remove.isPending}
        error={remove.error}
        onConfirm={() => deleting && remove.mutate(deleting.id)}
        onClose={() => setDeleting(null)}
      >
        <p>{t('day.rules.deleteText')}</p>
      </Confirm>
    </Page>
  );
}

/** "LibreOffice, by e-mail: Adi, Sari" */
function RuleText({ rule: { active, conditions, agents } }: { readonly rule: StoredRule }) {
  const { t } = useTranslation('console');
  const groups = useGroups();
  const users = useQuery({ queryKey: ['users'], queryFn: () => call(agentRoutes.listUsers, {}) });
  const words = [
    ...conditions.applications,
    ...conditions.groups.map((id) => groups.data?.items.find((group) => group.id === id)?.name ?? '…'),
    ...conditions.channels.map((channel) => t(`channel.${channel}`)),
    ...conditions.languages.map((language) => (language === 'id' ? 'Bahasa Indonesia' : 'English')),
  ];
  const names = agents.map((id) => users.data?.items.find((user) => user.id === id)?.name ?? '…');
  return (
    <div>
      <strong>{words.length === 0 ? t('day.rules.everything') : words.join(', ')}</strong> {!active && <Pill>{t('day.rules.off')}</Pill>}
      <div className={common.quiet}>{names.join(', ')}</div>
    </div>
  );
}
