import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgentTip } from '../../../shared/api/agent-routes.ts';
import { FailureNote } from '../common/States.tsx';
import { setPageTitle } from '../common/title.ts';
import { useUnsaved } from '../common/useUnsaved.ts';
import { AboutFields } from './AboutFields.tsx';
import { EditorDialogs } from './EditorDialogs.tsx';
import { EditorHead } from './EditorHead.tsx';
import { LanguageFields } from './LanguageFields.tsx';
import { usePartNames } from './part-names.ts';
import { TipPreview } from './TipPreview.tsx';
import styles from './tips.module.css';
import { useTipActions } from './useTipActions.ts';
import { useTipDraft } from './useTipDraft.ts';

/** Writes a tip in both languages beside the picture that desktops will show of it. Each part is a file of its own. */
export function TipEditor({ tip }: { readonly tip: AgentTip | null }) {
  const { t } = useTranslation('console');
  const written = useTipDraft(tip);
  const actions = useTipActions(tip, written);
  const partNames = usePartNames();
  const { edited, change, unsaved, refusal, untranslated } = written;
  const title = tip ? edited.texts.en.title || tip.id : t('tips.new');
  useUnsaved(unsaved);
  useEffect(() => setPageTitle(title), [title]);
  return (
    <>
      <EditorHead tip={tip} title={title} written={written} actions={actions} />
      {actions.save.error && <FailureNote error={actions.save.error} onRetry={() => actions.save.mutate()} />}
      {refusal && unsaved && <p className={styles.refusal}>{t(refusal)}</p>}
      {untranslated.length > 0 && <p className={styles.refusal}>{t('tips.untranslated', { parts: partNames(untranslated) })}</p>}
      <div className={styles.columns}>
        <div className={styles.editor}>
          <AboutFields edited={edited} onChange={change} />
          <LanguageFields written={written} />
        </div>
        <TipPreview edited={edited} />
      </div>
      <EditorDialogs tip={tip} written={written} actions={actions} />
    </>
  );
}
