import { ActionIcon, Button, Group } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp, IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { AgentTip } from '../../../shared/api/agent-routes.ts';
import { useMay } from '../api/session.ts';
import common from '../common/common.module.css';
import { exportUrl } from './export-url.ts';
import { TipState } from './tip-labels.tsx';
import styles from './tips.module.css';
import { useNeedsOther } from './useReview.ts';
import type { TipActions } from './useTipActions.ts';
import type { WrittenTip } from './useTipDraft.ts';

interface Props {
  readonly tip: AgentTip | null;
  readonly title: string;
  readonly written: WrittenTip;
  readonly actions: TipActions;
}

/** Title and state of the tip, and what can be done with it as a whole. */
export function EditorHead({ tip, title, written, actions }: Props) {
  const { t } = useTranslation('console');
  const mayPublish = useMay('editor');
  const { unsaved, refusal, undo, redo } = written;
  const { save, setAsking } = actions;
  const needsOther = useNeedsOther(tip, unsaved);
  const canPublish = tip === null || tip.state !== 'published' || tip.changed || unsaved;
  return (
    <header className={common.pageHead}>
      <div>
        <h1 className={common.title}>{title}</h1>
        {tip && (
          <p className={styles.state}>
            <TipState tip={tip} />
            {tip.published && <span>{t('tips.version', { version: tip.published.version })}</span>}
            {tip.helped + tip.notHelped > 0 && <span>{t('tips.effectLine', { helped: tip.helped, notHelped: tip.notHelped })}</span>}
            {tip.ticketId && <Link href={`/tickets/${tip.ticketId}`}>{t('tips.fromTicket')}</Link>}
          </p>
        )}
      </div>
      <Group gap="sm">
        {unsaved && <span className={common.quiet}>{t('tips.unsaved')}</span>}
        <Group gap={4}>
          <ActionIcon
            variant="subtle"
            size="lg"
            aria-label={t('tips.undo')}
            title={t('tips.undo')}
            disabled={!undo}
            onClick={() => undo?.()}
          >
            <IconArrowBackUp size={19} aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            size="lg"
            aria-label={t('tips.redo')}
            title={t('tips.redo')}
            disabled={!redo}
            onClick={() => redo?.()}
          >
            <IconArrowForwardUp size={19} aria-hidden />
          </ActionIcon>
        </Group>
        {tip && (
          <ActionIcon
            component="a"
            variant="subtle"
            size="lg"
            href={exportUrl(tip.id)}
            download
            aria-label={t('tipWriting.exportOne')}
            title={t('tipWriting.exportOne')}
          >
            <IconDownload size={19} aria-hidden />
          </ActionIcon>
        )}
        {tip?.state === 'published' && mayPublish && (
          <Button variant="subtle" color="red" onClick={() => setAsking('withdraw')}>
            {t('tips.withdraw')}
          </Button>
        )}
        <Button variant="default" disabled={!unsaved || refusal !== null} loading={save.isPending} onClick={() => save.mutate()}>
          {t('tips.save')}
        </Button>
        {mayPublish && !needsOther && (
          <Button disabled={!canPublish || refusal !== null} onClick={() => setAsking('publish')}>
            {t(
              tip?.review?.state === 'waiting'
                ? 'publishing.review.approve'
                : tip?.state === 'withdrawn'
                  ? 'tips.publishAgain'
                  : 'tips.publish',
            )}
          </Button>
        )}
      </Group>
    </header>
  );
}
