import { Button, Group, Kbd, Select, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AgentCall, agentRoutes } from '../../../shared/api/agent-routes.ts';
import { hindranceSchema, hindrances } from '../../../shared/model/ticket.ts';
import { call } from '../api/call.ts';
import { newId } from '../api/ids.ts';
import frame from '../common/case.module.css';
import { FailureNote } from '../common/States.tsx';
import { useToast } from '../common/toasts.tsx';
import styles from './calls.module.css';
import { afterSaving, keepNotes, loadNotes, type Notes, newTicket } from './notes.ts';
import { useAcceptCall } from './useAcceptCall.ts';

/** What the caller says becomes a ticket of theirs; what is typed is kept in this browser until it was saved. */
export function CallNotes({ one }: { readonly one: AgentCall }) {
  const { t } = useTranslation('console');
  const toast = useToast();
  const accept = useAcceptCall();
  const [notes, setNotes] = useState<Notes>(() => loadNotes(one.id));
  const keep = (next: Notes) => {
    setNotes(next);
    keepNotes(one.id, next);
  };
  const edit = (change: Partial<Notes>) => keep({ ...notes, ...change, messageId: null });
  const choices = one.tickets.filter(({ id, status }) => status !== 'closed' || id === one.ticketId);
  const about = notes.about ?? one.ticketId ?? newTicket;
  const isNew = about === newTicket;
  /** Begun by asking for diagnostics: these notes say what it is about. */
  const unnamed = one.unnamed && about === one.ticketId;
  const save = useMutation({
    mutationFn: (sent: Notes & { messageId: string }) =>
      call(agentRoutes.putCallNotes, {
        params: { id: one.id, messageId: sent.messageId },
        body: {
          text: sent.text,
          title: sent.title,
          note: sent.note,
          application: sent.application,
          hinders: sent.hinders,
          ...(isNew ? { anew: true } : { ticketId: about }),
        },
      }),
    onSuccess: (answered, sent) => {
      accept(answered);
      keep(afterSaving(notes, sent));
      const number = answered.tickets.find(({ id }) => id === answered.ticketId)?.number ?? '';
      toast(t(isNew ? 'call.made' : 'call.added', { number }));
    },
  });
  const submit = () => {
    if (notes.text.trim() === '' || save.isPending) return;
    const sent = { ...notes, messageId: notes.messageId ?? newId() };
    keep(sent);
    save.mutate(sent);
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    submit();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    submit();
  };
  return (
    <form className={`${frame.card} ${styles.form}`} onSubmit={onSubmit} onKeyDown={onKey}>
      <h2>{t('call.notes')}</h2>
      <Textarea
        label={t('call.said')}
        description={t('call.saidHint')}
        autosize
        minRows={5}
        maxLength={10_000}
        value={notes.text}
        onChange={(event) => edit({ text: event.currentTarget.value })}
      />
      <Select
        label={t('call.about')}
        allowDeselect={false}
        value={about}
        data={[
          { value: newTicket, label: t('call.newTicket') },
          ...choices.map(({ id, number, title }) => ({ value: id, label: `#${number} ${title}` })),
        ]}
        onChange={(value) => edit({ about: value ?? newTicket })}
      />
      {(isNew || unnamed) && (
        <>
          <div className={styles.pair}>
            <TextInput
              label={t('call.subject')}
              placeholder={t('call.subjectHint')}
              maxLength={300}
              value={notes.title}
              onChange={(event) => edit({ title: event.currentTarget.value })}
            />
            <TextInput
              label={t('call.application')}
              maxLength={200}
              value={notes.application}
              onChange={(event) => edit({ application: event.currentTarget.value })}
            />
          </div>
          <Select
            label={t('queue.hindrance')}
            allowDeselect={false}
            value={notes.hinders}
            data={hindrances.map((value) => ({ value, label: t(`common:hinders.${value}`) }))}
            onChange={(value) => {
              const hinders = hindranceSchema.safeParse(value);
              if (hinders.success) edit({ hinders: hinders.data });
            }}
          />
        </>
      )}
      <Textarea
        label={t('call.note')}
        description={t('call.noteHint')}
        autosize
        minRows={2}
        maxLength={10_000}
        value={notes.note}
        onChange={(event) => edit({ note: event.currentTarget.value })}
      />
      {save.error && <FailureNote error={save.error} />}
      <Group gap="sm">
        <Button type="submit" loading={save.isPending} disabled={notes.text.trim() === ''}>
          {t(isNew ? 'call.make' : 'call.add')}
        </Button>
        <span className={styles.quiet}>
          <Kbd size="xs">Ctrl</Kbd> + <Kbd size="xs">Enter</Kbd>
        </span>
      </Group>
    </form>
  );
}
