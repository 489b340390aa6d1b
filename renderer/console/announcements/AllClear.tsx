import { Button, Group, Modal, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AgentAnnouncement, agentRoutes } from '../../../shared/api/agent-routes.ts';
import { call } from '../api/call.ts';
import { FailureNote } from '../common/States.tsx';
import { useToast } from '../common/toasts.tsx';
import styles from './announcements.module.css';
import { usualAllClear } from './draft.ts';

const languagesShown = [
  ['en', 'English'],
  ['id', 'Bahasa Indonesia'],
] as const;

/** A known issue is over: the words that desktops and tickets hear, ready in both languages. */
export function AllClear({ issue, onClose }: { readonly issue: AgentAnnouncement; readonly onClose: () => void }) {
  const { t } = useTranslation('console');
  const client = useQueryClient();
  const toast = useToast();
  const [text, setText] = useState(() => usualAllClear(issue.title));
  const give = useMutation({
    mutationFn: () => call(agentRoutes.giveAllClear, { params: { id: issue.id }, body: { text } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['announcements'] });
      toast(t('announcements.allClearGiven'));
      onClose();
    },
  });
  return (
    <Modal opened onClose={onClose} size="lg" title={t('announcements.allClearTitle')} closeButtonProps={{ 'aria-label': t('close') }}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          give.mutate();
        }}
      >
        <p className={styles.hint}>{t('announcements.allClearText', { count: issue.tickets })}</p>
        {languagesShown.map(([language, name]) => (
          <Textarea
            key={language}
            lang={language}
            label={name}
            autosize
            minRows={2}
            maxLength={2000}
            data-autofocus={language === 'en' || undefined}
            value={text[language]}
            onChange={(event) => setText({ ...text, [language]: event.currentTarget.value })}
          />
        ))}
        {give.error && <FailureNote error={give.error} />}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={give.isPending}>
            {t('announcements.allClear')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
