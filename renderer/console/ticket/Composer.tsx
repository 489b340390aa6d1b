import { Button, Group, Kbd, Select, Tabs, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { type AgentTicket, agentRoutes } from '../../../shared/api/agent-routes.ts';
import { ticketStatusSchema } from '../../../shared/model/ticket.ts';
import { call } from '../api/call.ts';
import { newId } from '../api/ids.ts';
import { FailureNote } from '../common/States.tsx';
import { useToast } from '../common/toasts.tsx';
import { AnswerForm } from './AnswerForm.tsx';
import { afterSending, type Draft, isBlank, type Outgoing, outgoingOf } from './drafts.ts';
import { InsertCanned } from './InsertCanned.tsx';
import { PutIn } from './PutIn.tsx';
import styles from './ticket.module.css';
import { useAccept } from './useTicketChange.ts';
import type { Writing } from './useWriting.ts';

const modes = ['answer', 'reply', 'note'] as const;
const afterwards = ['waiting', 'solved', 'open', 'closed'] as const;

interface Props {
  readonly ticket: AgentTicket;
  readonly writing: Writing;
}

/** Writes to the user or to colleagues. What is typed is kept in this browser until it was sent. */
export function Composer({ ticket, writing }: Props) {
  const { t } = useTranslation('console');
  const toast = useToast();
  const accept = useAccept();
  const { draft, keep, edit } = writing;
  const outgoing = outgoingOf(draft);
  const send = useMutation({
    mutationFn: ({ messageId, body }: { messageId: string; body: Outgoing; sent: Draft }) =>
      call(agentRoutes.putAgentMessage, { params: { id: ticket.id, messageId }, body }),
    onSuccess: (answered, { sent }) => {
      accept(answered);
      keep(afterSending(draft, sent));
      toast(t(`composer.sent.${sent.mode}`));
    },
  });
  const submit = () => {
    if (!outgoing || send.isPending) return;
    const messageId = draft.messageId ?? newId();
    const sent = { ...draft, messageId };
    keep(sent);
    send.mutate({ messageId, body: outgoing, sent });
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    submit();
  };
  return (
    <section className={styles.composer} data-mode={draft.mode} onKeyDown={onKey} aria-label={t('composer.label')}>
      <Tabs
        value={draft.mode}
        onChange={(value) => {
          const mode = modes.find((candidate) => candidate === value);
          if (mode) edit({ mode });
        }}
      >
        <Tabs.List mb="sm">
          {modes.map((mode) => (
            <Tabs.Tab key={mode} value={mode}>
              {t(`composer.${mode}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="answer">
          <AnswerForm answer={draft.answer} onChange={(answer) => edit({ answer })} />
        </Tabs.Panel>
        <Tabs.Panel value="reply">
          <Textarea
            label={t('composer.replyLabel')}
            autosize
            minRows={4}
            maxLength={20_000}
            value={draft.reply}
            onChange={(event) => edit({ reply: event.currentTarget.value })}
          />
        </Tabs.Panel>
        <Tabs.Panel value="note">
          <Textarea
            label={t('composer.noteLabel')}
            description={t('composer.noteHint')}
            autosize
            minRows={4}
            maxLength={20_000}
            value={draft.note}
            onChange={(event) => edit({ note: event.currentTarget.value })}
          />
        </Tabs.Panel>
      </Tabs>
      <InsertCanned ticket={ticket} writing={writing} />
      <PutIn put={writing.put} />
      {send.error && <FailureNote error={send.error} onRetry={submit} />}
      <Group mt="md" gap="sm" align="flex-end" justify="space-between">
        {draft.mode === 'note' ? (
          <span />
        ) : (
          <Select
            label={t('composer.after')}
            allowDeselect={false}
            w={210}
            value={draft.status}
            data={afterwards.map((value) => ({ value, label: t(`status.${value}`) }))}
            onChange={(value) => edit({ status: ticketStatusSchema.catch('open').parse(value) })}
          />
        )}
        <Group gap="sm" ml="auto">
          {!isBlank(draft) && <span className={styles.kept}>{t('composer.kept')}</span>}
          <span className={styles.kept}>
            <Kbd size="xs">Ctrl</Kbd> <Kbd size="xs">Enter</Kbd>
          </span>
          <Button disabled={!outgoing} loading={send.isPending} onClick={submit}>
            {t(`composer.send.${draft.mode}`)}
          </Button>
        </Group>
      </Group>
    </section>
  );
}
