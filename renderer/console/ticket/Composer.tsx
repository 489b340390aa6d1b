import { Alert, Button, Group, Kbd, Select, Tabs, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AgentTicket, agentRoutes } from '../../../shared/api/agent-routes.ts';
import { ticketStatusSchema } from '../../../shared/model/ticket.ts';
import { call } from '../api/call.ts';
import { isProblem } from '../api/failure.ts';
import { newId } from '../api/ids.ts';
import frame from '../common/case.module.css';
import { FailureNote } from '../common/States.tsx';
import { useToast } from '../common/toasts.tsx';
import type { Here } from '../common/usePresence.ts';
import { AnswerForm } from './AnswerForm.tsx';
import composer from './composer.module.css';
import { afterSending, type Draft, isBlank, type Outgoing, outgoingOf } from './drafts.ts';
import { InsertCanned } from './InsertCanned.tsx';
import { PutIn } from './PutIn.tsx';
import styles from './ticket.module.css';
import { useAccept } from './useTicketChange.ts';
import { placeOf } from './useTicketKeys.ts';
import type { Writing } from './useWriting.ts';

const modes = ['answer', 'reply', 'note'] as const;
const afterwards = ['waiting', 'solved', 'open', 'closed'] as const;

interface Props {
  readonly ticket: AgentTicket;
  readonly writing: Writing;
  /** Colleagues who have the ticket open, too. */
  readonly here: Here | undefined;
}

/** Writes to the user or to colleagues. What is typed is kept in this browser until it was sent. */
export function Composer({ ticket, writing, here }: Props) {
  const { t } = useTranslation('console');
  const toast = useToast();
  const accept = useAccept();
  const { draft, keep, edit } = writing;
  const outgoing = outgoingOf(draft);
  const send = useMutation({
    mutationFn: ({ messageId, body }: { messageId: string; body: Outgoing & { seen?: string }; sent: Draft }) =>
      call(agentRoutes.putAgentMessage, { params: { id: ticket.id, messageId }, body }),
    onSuccess: (answered, { sent }) => {
      accept(answered);
      keep(afterSending(draft, sent));
      toast(t(`composer.sent.${sent.mode}`));
    },
  });
  // What stood there when one began to write: an answer that came since, one may not have read.
  const begun = useRef<string | undefined>(undefined);
  const last = ticket.messages.at(-1)?.id;
  const blank = isBlank(draft);
  useEffect(() => {
    if (blank) begun.current = last;
    else begun.current ??= last;
  }, [blank, last]);
  const [crossing, setCrossing] = useState<string | null>(null);
  const post = (unseen: boolean) => {
    if (!outgoing || send.isPending) return;
    const messageId = draft.messageId ?? newId();
    const sent = { ...draft, messageId };
    keep(sent);
    setCrossing(null);
    const seen = unseen || outgoing.note ? undefined : begun.current;
    send.mutate({ messageId, body: { ...outgoing, ...(seen === undefined ? {} : { seen }) }, sent });
  };
  const submit = () => {
    if (!outgoing) return;
    if (!outgoing.note && here?.answering) setCrossing(t('day.presence.crossAnswering', { names: here.answering }));
    else post(false);
  };
  const crossed = isProblem(send.error, 'answers-cross');
  const newest = ticket.messages.findLast(({ from, note, author }) => from === 'agent' && !note && author !== '');
  const question = crossing ?? (crossed ? t('day.presence.crossNew', { names: newest?.author ?? '' }) : null);
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    submit();
  };
  return (
    <section className={`${frame.box} ${composer.composer}`} data-mode={draft.mode} onKeyDown={onKey} aria-label={t('composer.label')}>
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
            id={placeOf.reply}
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
            id={placeOf.note}
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
      {send.error && !crossed && <FailureNote error={send.error} onRetry={submit} />}
      {question !== null && (
        <Alert role="alert" color="amber" variant="outline" mt="md" title={t('day.presence.crossTitle')}>
          <p className={styles.askText}>{question}</p>
          <Group gap="sm">
            <Button
              size="xs"
              variant="default"
              onClick={() => {
                setCrossing(null);
                send.reset();
                begun.current = last;
                document.querySelector(`[data-message="${newest?.id}"]`)?.scrollIntoView({ block: 'center' });
              }}
            >
              {t('day.presence.look')}
            </Button>
            <Button size="xs" onClick={() => post(true)} loading={send.isPending}>
              {t('day.presence.send')}
            </Button>
          </Group>
        </Alert>
      )}
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
          {!isBlank(draft) && <span className={composer.kept}>{t('composer.kept')}</span>}
          <span className={composer.kept}>
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
