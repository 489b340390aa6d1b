import { Alert, Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AgentTip } from '../../../shared/api/agent-routes.ts';
import { Ago } from '../common/Ago.tsx';
import { FailureNote } from '../common/States.tsx';
import { usePartNames } from './part-names.ts';
import type { PictureTrouble } from './picture-adder.ts';
import styles from './tips.module.css';
import type { TipActions } from './useTipActions.ts';
import type { WrittenTip } from './useTipDraft.ts';

interface Props {
  readonly tip: AgentTip | null;
  readonly written: WrittenTip;
  readonly actions: TipActions;
  readonly pictures: { readonly busy: boolean; readonly trouble: PictureTrouble | null; readonly dismiss: () => void };
}

/** What an editor should know before going on, most pressing first. */
export function EditorNotices({ tip, written, actions, pictures }: Props) {
  const { t } = useTranslation('console');
  const partNames = usePartNames();
  const { unsaved, refusal, untranslated, recovered, theirs, change, markSaved } = written;
  return (
    <>
      {actions.save.error && <FailureNote error={actions.save.error} onRetry={() => actions.save.mutate()} />}
      {recovered && (
        <Alert role="status" color="amber" variant="outline" className={styles.notice}>
          <p>
            {t('tipWriting.recovered')} <Ago time={new Date(recovered.at).toISOString()} />.{' '}
            {recovered.outdated && tip && t('tipWriting.outdated')}
          </p>
          <Group gap="xs">
            <Button size="xs" variant="default" onClick={recovered.accept}>
              {t('tipWriting.keepIt')}
            </Button>
            <Button size="xs" variant="subtle" onClick={recovered.discard}>
              {t('tipWriting.discard')}
            </Button>
          </Group>
        </Alert>
      )}
      {theirs && tip && (
        <Alert role="status" color="amber" variant="outline" className={styles.notice}>
          <p>{t('tipWriting.theirs', { name: tip.updatedBy })}</p>
          <Button
            size="xs"
            variant="default"
            onClick={() => {
              markSaved(theirs);
              actions.setSeenAt(tip.draftAt);
              change(theirs);
            }}
          >
            {t('tipWriting.takeTheirs')}
          </Button>
        </Alert>
      )}
      {pictures.busy && (
        <p role="status" className={styles.hint}>
          {t('tipWriting.picture.busy')}
        </p>
      )}
      {pictures.trouble &&
        (pictures.trouble.error === null ? (
          <Alert
            role="alert"
            color="amber"
            variant="outline"
            className={styles.notice}
            withCloseButton
            closeButtonLabel={t('close')}
            onClose={pictures.dismiss}
          >
            {t('tipWriting.picture.unreadable', { name: pictures.trouble.name })}
          </Alert>
        ) : (
          <FailureNote error={pictures.trouble.error} />
        ))}
      {refusal && unsaved && <p className={styles.refusal}>{t(refusal)}</p>}
      {untranslated.length > 0 && <p className={styles.refusal}>{t('tips.untranslated', { parts: partNames(untranslated) })}</p>}
    </>
  );
}
