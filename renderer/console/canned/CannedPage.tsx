import { Button, Group } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { agentRoutes } from '../../../shared/api/agent-routes.ts';
import type { CannedAnswer } from '../../../shared/model/canned-answer.ts';
import { inLanguage, pickLanguage } from '../../../shared/model/language.ts';
import { call } from '../api/call.ts';
import { useMay } from '../api/session.ts';
import { Ago } from '../common/Ago.tsx';
import { Confirm } from '../common/Confirm.tsx';
import common from '../common/common.module.css';
import { Page } from '../common/Page.tsx';
import { Pill } from '../common/Pill.tsx';
import { Empty, Loaded } from '../common/States.tsx';
import { useToast } from '../common/toasts.tsx';
import { CannedForm } from './CannedForm.tsx';
import styles from './canned.module.css';

export function CannedPage() {
  const { t } = useTranslation('console');
  const client = useQueryClient();
  const toast = useToast();
  const mayShare = useMay('editor');
  const [editing, setEditing] = useState<CannedAnswer | 'new' | null>(null);
  const [deleting, setDeleting] = useState<CannedAnswer | null>(null);
  const query = useQuery({ queryKey: ['canned'], queryFn: () => call(agentRoutes.listCannedAnswers, {}) });
  const remove = useMutation({
    mutationFn: (id: string) => call(agentRoutes.deleteCannedAnswer, { params: { id } }),
    onSuccess: () => {
      setDeleting(null);
      toast(t('day.canned.deleted'));
      return client.invalidateQueries({ queryKey: ['canned'] });
    },
  });
  return (
    <Page
      title={t('day.canned.nav')}
      intro={t('day.canned.intro')}
      actions={
        <Button leftSection={<IconPlus size={17} aria-hidden />} onClick={() => setEditing('new')}>
          {t('day.canned.new')}
        </Button>
      }
    >
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('day.canned.empty')} />
          ) : (
            <ul className={styles.list}>
              {items.map((canned) => (
                <Entry
                  key={canned.id}
                  canned={canned}
                  act={!canned.shared || mayShare ? { edit: () => setEditing(canned), remove: () => setDeleting(canned) } : null}
                />
              ))}
            </ul>
          )
        }
      </Loaded>
      {editing && <CannedForm canned={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
      <Confirm
        opened={deleting !== null}
        title={t('day.canned.deleteTitle')}
        action={t('day.canned.delete')}
        danger
        busy={remove.isPending}
        error={remove.error}
        onConfirm={() => deleting && remove.mutate(deleting.id)}
        onClose={() => setDeleting(null)}
      >
        <p>{t('day.canned.deleteText', { name: deleting?.name })}</p>
      </Confirm>
    </Page>
  );
}

interface EntryProps {
  readonly canned: CannedAnswer;
  /** Null: it is looked after by others. */
  readonly act: { readonly edit: () => void; readonly remove: () => void } | null;
}

function Entry({ canned, act }: EntryProps) {
  const { t, i18n } = useTranslation('console');
  const { name, texts, shared, updatedAt, updatedBy } = canned;
  return (
    <li className={styles.entry}>
      <div className={styles.head}>
        <h2>{name}</h2>
        <Pill tone={shared ? 'primary' : undefined}>{t(shared ? 'day.canned.shared' : 'day.canned.own')}</Pill>
      </div>
      <p className={styles.text}>{inLanguage(texts, pickLanguage([i18n.language]))}</p>
      <Group gap="sm" justify="space-between">
        <span className={common.quiet}>
          {t('day.canned.changed')} <Ago time={updatedAt} />, {updatedBy}
        </span>
        {act && (
          <Group gap="xs">
            <Button size="xs" variant="default" onClick={act.edit} aria-label={`${t('edit')}: ${name}`}>
              {t('edit')}
            </Button>
            <Button size="xs" variant="default" onClick={act.remove} aria-label={`${t('day.canned.delete')}: ${name}`}>
              {t('day.canned.delete')}
            </Button>
          </Group>
        )}
      </Group>
    </li>
  );
}
