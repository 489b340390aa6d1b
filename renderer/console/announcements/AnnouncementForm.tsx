import { SegmentedControl, TagsInput, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AgentAnnouncement, type AgentTicket, agentRoutes, type Cluster } from '../../../shared/api/agent-routes.ts';
import type { Audience } from '../../../shared/model/tip.ts';
import { call } from '../api/call.ts';
import { FormDialog } from '../common/FormDialog.tsx';
import { fromLocalField, toLocalField, zoneName } from '../common/time.ts';
import { useToast } from '../common/toasts.tsx';
import { AlikeTickets } from './AlikeTickets.tsx';
import { AudienceFields } from './AudienceFields.tsx';
import styles from './announcements.module.css';
import { titleOfCluster } from './draft.ts';

interface Props {
  /** Null for a new one. */
  readonly announcement: AgentAnnouncement | null;
  /** A known issue is made of this ticket. */
  readonly ticket?: AgentTicket;
  /** Of a trouble that showed itself in several tickets, the newest of which is `ticket`. */
  readonly cluster?: Cluster | null;
  readonly onClose: () => void;
}

const languagesShown = [
  ['en', 'English'],
  ['id', 'Bahasa Indonesia'],
] as const;

const toOptionalField = (time: string | null | undefined): string => (time ? toLocalField(time) : '');

export function AnnouncementForm({ announcement, ticket, cluster = null, onClose }: Props) {
  const { t, i18n } = useTranslation('console');
  const client = useQueryClient();
  const toast = useToast();
  const [kind, setKind] = useState<'news' | 'issue'>(announcement?.kind ?? (ticket ? 'issue' : 'news'));
  const [title, setTitle] = useState(() => {
    const made = cluster && titleOfCluster(cluster);
    return { en: announcement?.title.en ?? made?.en ?? ticket?.title ?? '', id: announcement?.title.id ?? made?.id ?? '' };
  });
  const [body, setBody] = useState({ en: announcement?.body.en ?? '', id: announcement?.body.id ?? '' });
  const [keywords, setKeywords] = useState(announcement?.keywords ?? []);
  // What many applications have in common is behind all of them.
  const application = cluster ? cluster.application : ticket?.application;
  const [audience, setAudience] = useState<Audience>(announcement?.audience ?? (application ? { applications: [application] } : {}));
  const began = cluster?.since ?? ticket?.createdAt;
  const [since, setSince] = useState(toOptionalField(announcement?.since ?? began));
  const [tickets, setTickets] = useState<readonly string[]>(
    () => cluster?.tickets.map(({ id }) => id).filter((id) => id !== ticket?.id) ?? [],
  );
  const [starts, setStarts] = useState(toLocalField(announcement?.startsAt ?? new Date().toISOString()));
  const [ends, setEnds] = useState(announcement?.endsAt ? toLocalField(announcement.endsAt) : '');
  const [tried, setTried] = useState(false);

  // A field holds minutes; untouched it must not change the time by its seconds.
  const timeOf = (field: string, before: string | null | undefined) =>
    before && toLocalField(before) === field ? before : fromLocalField(field);
  const startsAt = timeOf(starts, announcement?.startsAt);
  const endsAt = ends === '' ? null : timeOf(ends, announcement?.endsAt);
  const wrongEnd = endsAt !== null && startsAt !== null && endsAt <= startsAt;
  // English is needed; another language whole or not at all, so that no reader gets a mixture.
  const needed = (language: 'en' | 'id') => language === 'en' || title.id.trim() !== '' || body.id.trim() !== '';
  const lacks = (text: { en: string; id: string }, language: 'en' | 'id') => needed(language) && text[language].trim() === '';
  // What is known of an issue may be no more than its title.
  const lacksBody = (language: 'en' | 'id') => kind === 'news' && lacks(body, language);
  const whole = languagesShown.every(([language]) => !lacks(title, language) && !lacksBody(language));
  const sinceAt = kind === 'news' || since === '' ? null : timeOf(since, announcement?.since ?? began);
  const complete = whole && startsAt !== null && !wrongEnd;
  const local = (text: { en: string; id: string }) => ({ en: text.en.trim(), ...(text.id.trim() === '' ? {} : { id: text.id.trim() }) });
  const save = useMutation({
    mutationFn: () => {
      const draft = {
        kind,
        title: local(title),
        body: local(body),
        keywords,
        audience,
        since: sinceAt,
        startsAt: startsAt ?? new Date().toISOString(),
        endsAt,
      };
      const linked = ticket && kind === 'issue' ? [ticket.id, ...tickets].slice(0, 200) : [];
      return announcement
        ? call(agentRoutes.updateAnnouncement, { params: { id: announcement.id }, body: draft })
        : call(agentRoutes.createAnnouncement, { body: { ...draft, tickets: linked } });
    },
    onSuccess: async () => {
      await Promise.all(['announcements', 'tickets'].map((topic) => client.invalidateQueries({ queryKey: [topic] })));
      toast(t('announcements.saved'));
      onClose();
    },
  });
  const submit = () => {
    setTried(true);
    if (complete) save.mutate();
  };
  const zone = zoneName(i18n.language, Date.now());
  return (
    <FormDialog
      title={t(announcement ? 'announcements.edit' : 'announcements.new')}
      long="xl"
      className={styles.form}
      action={t(announcement ? 'announcements.save' : 'announcements.announce')}
      busy={save.isPending}
      error={save.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <div>
        <SegmentedControl
          aria-label={t('announcements.kindHead')}
          value={kind}
          onChange={(value) => setKind(value === 'issue' ? 'issue' : 'news')}
          data={(['news', 'issue'] as const).map((value) => ({ value, label: t(`announcements.kind.${value}`) }))}
        />
        <p className={styles.hint}>{t(`announcements.kindHint.${kind}`)}</p>
      </div>
      <div className={styles.languages}>
        {languagesShown.map(([language, name]) => (
          <fieldset key={language} className={styles.language} lang={language}>
            <legend>{name}</legend>
            <TextInput
              label={t('announcements.titleHead')}
              data-autofocus={language === 'en' || undefined}
              maxLength={300}
              error={tried && lacks(title, language) ? t('required') : undefined}
              value={title[language]}
              onChange={(event) => setTitle({ ...title, [language]: event.currentTarget.value })}
            />
            <Textarea
              label={t('announcements.body')}
              autosize
              minRows={4}
              maxRows={12}
              maxLength={20_000}
              error={tried && lacksBody(language) ? t('required') : undefined}
              value={body[language]}
              onChange={(event) => setBody({ ...body, [language]: event.currentTarget.value })}
            />
          </fieldset>
        ))}
      </div>
      <div className={styles.languages}>
        <TextInput
          type="datetime-local"
          label={t('announcements.starts', { zone })}
          error={startsAt === null ? t('required') : undefined}
          value={starts}
          onChange={(event) => setStarts(event.currentTarget.value)}
        />
        <TextInput
          type="datetime-local"
          label={t('announcements.ends', { zone })}
          description={t('announcements.endsHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          error={wrongEnd ? t('announcements.wrongEnd') : undefined}
          value={ends}
          onChange={(event) => setEnds(event.currentTarget.value)}
        />
      </div>
      {kind === 'issue' && (
        <div className={styles.languages}>
          <TextInput
            type="datetime-local"
            label={t('announcements.since', { zone })}
            description={t('announcements.sinceHint')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            value={since}
            onChange={(event) => setSince(event.currentTarget.value)}
          />
          <TagsInput
            label={t('announcements.keywords')}
            description={t('announcements.keywordsHint')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            maxTags={60}
            acceptValueOnBlur
            splitChars={[',']}
            value={keywords}
            onChange={setKeywords}
          />
        </div>
      )}
      <div className={styles.languages}>
        <AudienceFields value={audience} onChange={setAudience} />
      </div>
      {ticket && kind === 'issue' && (
        <AlikeTickets ticketId={ticket.id} also={cluster?.tickets ?? []} value={tickets} onChange={setTickets} />
      )}
    </FormDialog>
  );
}
