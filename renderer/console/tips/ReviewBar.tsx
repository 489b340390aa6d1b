import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgentTip } from '../../../shared/api/agent-routes.ts';
import { useCurrentUser, useMay } from '../api/session.ts';
import { Ago } from '../common/Ago.tsx';
import { Confirm } from '../common/Confirm.tsx';
import { FailureNote } from '../common/States.tsx';
import { useToast } from '../common/toasts.tsx';
import styles from './publishing.module.css';
import { useNeedsOther, useReview } from './useReview.ts';

interface Props {
  readonly tip: AgentTip;
  readonly unsaved: boolean;
}

/** Whether another editor is to look at the draft, has looked, or could be asked. Nothing at all where nobody needs it. */
export function ReviewBar({ tip, unsaved }: Props) {
  const { t } = useTranslation('console');
  const toast = useToast();
  const user = useCurrentUser();
  const mayPublish = useMay('editor');
  const needsOther = useNeedsOther(tip, unsaved);
  const review = useReview(tip);
  const [writing, setWriting] = useState<'ask' | 'send-back' | null>(null);
  const [note, setNote] = useState('');
  const state = tip.review?.state ?? null;
  const changed = tip.changed || unsaved;
  if (state === null && !(changed && (needsOther || !mayPublish))) return null;
  const mine = tip.review?.by.id === user.id;
  const open = (what: 'ask' | 'send-back') => {
    review.reset();
    setNote('');
    setWriting(what);
  };
  const send = (kind: 'ask' | 'send-back') =>
    review.mutate(
      { kind, note: note.trim() },
      {
        onSuccess: () => {
          setWriting(null);
          toast(t(kind === 'ask' ? 'publishing.review.asked' : 'publishing.review.sentBackToast'));
        },
      },
    );
  const takeBack = () =>
    review.mutate({ kind: 'take-back' }, { onSuccess: () => state === 'waiting' && toast(t('publishing.review.takenBack')) });
  const sentence =
    state === 'waiting'
      ? t(mine ? 'publishing.review.waitingMine' : 'publishing.review.waiting', { name: tip.review?.by.name })
      : state === 'sent-back'
        ? t('publishing.review.sentBack', { name: tip.review?.by.name })
        : needsOther
          ? t(unsaved ? 'publishing.review.neededSave' : 'publishing.review.needed')
          : null;
  return (
    <section className={styles.review} aria-label={t('publishing.review.ask')}>
      <div>
        {sentence && (
          <p>
            <strong>{sentence}</strong> {tip.review && <Ago time={tip.review.at} />}
          </p>
        )}
        {tip.review?.note && <p className={styles.note}>{tip.review.note}</p>}
        {review.error && writing === null && <FailureNote error={review.error} />}
      </div>
      <div className={styles.buttons}>
        {state === 'waiting' ? (
          <>
            {mayPublish && !mine && (
              <Button variant="default" onClick={() => open('send-back')}>
                {t('publishing.review.sendBack')}
              </Button>
            )}
            <Button variant="subtle" loading={review.isPending} onClick={takeBack}>
              {t('publishing.review.takeBack')}
            </Button>
          </>
        ) : (
          <>
            {state === 'sent-back' && (
              <Button variant="subtle" loading={review.isPending} onClick={takeBack}>
                {t('publishing.review.dismiss')}
              </Button>
            )}
            {changed && (
              <Button variant="default" disabled={unsaved} onClick={() => open('ask')}>
                {t('publishing.review.ask')}
              </Button>
            )}
          </>
        )}
      </div>
      <Confirm
        opened={writing !== null}
        title={t(writing === 'send-back' ? 'publishing.review.sendBackTitle' : 'publishing.review.askTitle')}
        action={t(writing === 'send-back' ? 'publishing.review.sendBack' : 'publishing.review.ask')}
        busy={review.isPending}
        disabled={writing === 'send-back' && note.trim() === ''}
        error={review.error}
        onConfirm={() => writing && send(writing)}
        onClose={() => setWriting(null)}
      >
        {writing === 'ask' && <p>{t('publishing.review.askText')}</p>}
        <Textarea
          label={t(writing === 'send-back' ? 'publishing.review.sendBackNote' : 'publishing.review.note')}
          description={writing === 'ask' ? t('publishing.review.noteHint') : undefined}
          autosize
          minRows={3}
          maxRows={10}
          maxLength={2000}
          data-autofocus
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      </Confirm>
    </section>
  );
}
