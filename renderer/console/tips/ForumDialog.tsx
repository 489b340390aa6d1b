import { Checkbox, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { agentRoutes, type ForumState } from '../../../shared/api/agent-routes.ts';
import { namesIn } from '../../../shared/redaction/names-in.ts';
import { call } from '../api/call.ts';
import { Confirm } from '../common/Confirm.tsx';
import { useToast } from '../common/toasts.tsx';
import { languageNames } from './part-names.ts';
import styles from './publishing.module.css';

interface Props {
  readonly tipId: string;
  readonly state: ForumState;
  readonly onPosted: () => void;
  readonly onClose: () => void;
}

/** The very words that will stand in the forum: an editor reads them, changes them, and agrees. */
export function ForumDialog({ tipId, state: { forum, drafts, takenOut }, onPosted, onClose }: Props) {
  const { t, i18n } = useTranslation('console');
  const toast = useToast();
  const [language, setLanguage] = useState(drafts.some((draft) => draft.language === i18n.language) ? i18n.language : 'en');
  const draft = drafts.find((one) => one.language === language);
  const [title, setTitle] = useState(draft?.title ?? '');
  const [text, setText] = useState(draft?.text ?? '');
  const [agreed, setAgreed] = useState(false);
  const left = namesIn(`${title}\n${text}`, takenOut);
  const post = useMutation({
    mutationFn: () => call(agentRoutes.postToForum, { params: { id: tipId }, body: { title, text } }),
    onSuccess: (done) => {
      toast(t(done.state === 'held' ? 'ways.forum.held' : 'ways.forum.done'));
      onPosted();
      onClose();
    },
  });
  const change = (set: (value: string) => void) => (event: { currentTarget: { value: string } }) => {
    set(event.currentTarget.value);
    // Agreed was to other words.
    setAgreed(false);
  };
  const choose = (next: string) => {
    const chosen = drafts.find((one) => one.language === next);
    setLanguage(next);
    setTitle(chosen?.title ?? '');
    setText(chosen?.text ?? '');
    setAgreed(false);
  };
  return (
    <Confirm
      opened
      wide
      title={t('ways.forum.dialog', { forum })}
      action={t('ways.forum.action')}
      busy={post.isPending}
      disabled={!agreed || left.length > 0 || title.trim() === '' || text.trim() === ''}
      error={post.error}
      onConfirm={() => post.mutate()}
      onClose={onClose}
    >
      <div className={styles.forum}>
        {drafts.length > 1 && (
          <SegmentedControl
            aria-label={t('ways.forum.language')}
            data={drafts.map((one) => ({ value: one.language, label: languageNames[one.language] }))}
            value={language}
            onChange={choose}
          />
        )}
        <TextInput label={t('ways.forum.subject')} maxLength={255} value={title} onChange={change(setTitle)} />
        <Textarea
          label={t('ways.forum.text')}
          autosize
          minRows={8}
          maxRows={18}
          maxLength={30_000}
          value={text}
          onChange={change(setText)}
          error={left.length > 0 ? t('ways.forum.left', { names: left.join(', ') }) : undefined}
        />
        {takenOut.length > 0 && (
          <p className={styles.hint}>
            {t('ways.forum.taken')} {takenOut.join(', ')}
          </p>
        )}
        <Checkbox label={t('ways.forum.agree')} checked={agreed} onChange={(event) => setAgreed(event.currentTarget.checked)} />
      </div>
    </Confirm>
  );
}
