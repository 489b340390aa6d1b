import { useTranslation } from 'react-i18next';
import type { AgentTip } from '../../../shared/api/agent-routes.ts';
import { Confirm } from '../common/Confirm.tsx';
import { usePartNames } from './part-names.ts';
import styles from './tips.module.css';
import type { TipActions } from './useTipActions.ts';
import type { WrittenTip } from './useTipDraft.ts';

interface Props {
  readonly tip: AgentTip | null;
  readonly written: WrittenTip;
  readonly actions: TipActions;
}

/** Asks before what reaches every desktop. */
export function EditorDialogs({ tip, written: { missing, untranslated }, actions }: Props) {
  const { t } = useTranslation('console');
  const partNames = usePartNames();
  const { asking, setAsking, publish, withdraw } = actions;
  const lacking = missing.en.length + missing.id.length;
  return (
    <>
      <Confirm
        opened={asking === 'publish'}
        title={t('tips.publishTitle')}
        action={t('tips.publish')}
        busy={publish.isPending}
        error={publish.error}
        onConfirm={() => publish.mutate()}
        onClose={() => setAsking(null)}
      >
        <p>{t('tips.publishText')}</p>
        {untranslated.length > 0 && <p className={styles.refusal}>{t('tips.untranslated', { parts: partNames(untranslated) })}</p>}
        {lacking > 0 && <p>{t('tips.publishMissing', { count: lacking })}</p>}
      </Confirm>
      <Confirm
        opened={asking === 'withdraw'}
        title={t('tips.withdrawTitle')}
        action={t('tips.withdraw')}
        danger
        busy={withdraw.isPending}
        error={withdraw.error}
        onConfirm={() => tip && withdraw.mutate(tip.id)}
        onClose={() => setAsking(null)}
      >
        <p>{t('tips.withdrawText')}</p>
      </Confirm>
    </>
  );
}
