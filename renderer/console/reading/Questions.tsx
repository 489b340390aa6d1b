import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { agentRoutes, type ReadingList } from '../../../shared/api/agent-routes.ts';
import { call } from '../api/call.ts';
import common from '../common/common.module.css';
import { FailureNote } from '../common/States.tsx';
import { Part } from './Part.tsx';
import styles from './reading.module.css';

type Question = ReadingList['questions'][number];

/** Questions that found no tip. What was taken off stays in sight until one leaves: with a way back. */
export function Questions({ items }: { readonly items: readonly Question[] }) {
  const { t } = useTranslation('console');
  const [gone, setGone] = useState<readonly Question[]>([]);
  const listed = new Set(items.map(({ id }) => id));
  const all = [...items, ...gone.filter(({ id }) => !listed.has(id))];
  return (
    <Part title={t('reading.questions')} intro={t('reading.questionsIntro')} empty={t('reading.noQuestions')}>
      {all.map((question) => (
        <QuestionRow
          key={question.id}
          question={question}
          dismissed={!listed.has(question.id)}
          onDismissed={() => setGone((before) => [...before.filter(({ id }) => id !== question.id), question])}
        />
      ))}
    </Part>
  );
}

interface RowProps {
  readonly question: Question;
  readonly dismissed: boolean;
  readonly onDismissed: () => void;
}

function QuestionRow({ question: { id, texts, asked, language, lastDay, tipId }, dismissed, onDismissed }: RowProps) {
  const { t, i18n } = useTranslation('console');
  const [, navigate] = useLocation();
  const client = useQueryClient();
  const draft = useMutation({
    mutationFn: () => call(agentRoutes.draftTipFromQuestion, { params: { id } }),
    onSuccess: (tip) => {
      void client.invalidateQueries({ queryKey: ['tips'] });
      navigate(`/tips/${tip.id}`);
    },
  });
  const dismiss = useMutation({
    mutationFn: (next: boolean) => call(agentRoutes.dismissQuestion, { params: { id }, body: { dismissed: next } }),
    onSuccess: (_, next) => {
      if (next) onDismissed();
      return client.invalidateQueries({ queryKey: ['tips', 'reading-list'] });
    },
  });
  const [first = '', ...others] = texts;
  const day = new Date(`${lastDay}T12:00:00Z`).toLocaleDateString(i18n.language, { day: 'numeric', month: 'short' });
  return (
    <li className={styles.item} data-gone={dismissed}>
      <div className={styles.words}>
        <p className={styles.name} lang={language}>
          “{first}”
        </p>
        {others.length > 0 && (
          <p className={common.quiet} lang={language}>
            {others.map((text) => `“${text}”`).join(' · ')}
          </p>
        )}
        <p className={common.quiet}>
          {t('reading.asked', { count: asked })} · {t('reading.lastAsked', { day })} ·{' '}
          {new Intl.DisplayNames([i18n.language], { type: 'language' }).of(language)}
        </p>
        {(draft.error || dismiss.error) && <FailureNote error={draft.error ?? dismiss.error} />}
      </div>
      <div className={styles.actions}>
        {dismissed ? (
          <Button size="xs" variant="default" loading={dismiss.isPending} onClick={() => dismiss.mutate(false)}>
            {t('reading.restore')}
          </Button>
        ) : (
          <>
            {tipId ? (
              <Link href={`/tips/${tipId}`}>{t('reading.draftThere')}</Link>
            ) : (
              <Button size="xs" loading={draft.isPending} onClick={() => draft.mutate()}>
                {t('reading.makeTip')}
              </Button>
            )}
            <Button size="xs" variant="subtle" color="gray" loading={dismiss.isPending} onClick={() => dismiss.mutate(true)}>
              {t('reading.dismiss')}
            </Button>
          </>
        )}
      </div>
    </li>
  );
}
