import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgentTip } from '../../../shared/api/agent-routes.ts';
import { pickLanguage } from '../../../shared/model/language.ts';
import { PicturesFrom } from '../../components/markdown/picture-source.ts';
import { setPageTitle } from '../common/title.ts';
import { useUnsaved } from '../common/useUnsaved.ts';
import { AboutFields } from './AboutFields.tsx';
import { AudienceEditor } from './AudienceEditor.tsx';
import { EditorDialogs } from './EditorDialogs.tsx';
import { EditorHead } from './EditorHead.tsx';
import { EditorNotices } from './EditorNotices.tsx';
import { ForumPanel } from './ForumPanel.tsx';
import { LanguageFields } from './LanguageFields.tsx';
import { PicturesPanel } from './PicturesPanel.tsx';
import { PictureAdder, usePictureAdder } from './picture-adder.ts';
import { ReviewBar } from './ReviewBar.tsx';
import { ScheduleFields } from './ScheduleFields.tsx';
import { SimilarTips } from './SimilarTips.tsx';
import { pictureUrl } from './store-picture.ts';
import { TakenOut } from './TakenOut.tsx';
import { TipHistory } from './TipHistory.tsx';
import { TipPreview } from './TipPreview.tsx';
import { toEdited } from './tip-draft.ts';
import styles from './tips.module.css';
import { useTipActions } from './useTipActions.ts';
import { useTipDraft } from './useTipDraft.ts';
import { useTipHints } from './useTipHints.ts';

/** Writes a tip in both languages beside the picture that desktops will show of it. Each part is a file of its own. */
export function TipEditor({ tip }: { readonly tip: AgentTip | null }) {
  const { t, i18n } = useTranslation('console');
  const written = useTipDraft(tip);
  const actions = useTipActions(tip, written);
  const { adder, ...pictures } = usePictureAdder();
  const { edited, change, unsaved } = written;
  const { similar, apps } = useTipHints(edited, tip?.id);
  const title = tip ? edited.texts[pickLanguage([i18n.language])].title || edited.texts.en.title || tip.id : t('tips.new');
  useUnsaved(unsaved);
  useEffect(() => setPageTitle(title), [title]);
  return (
    <PicturesFrom value={pictureUrl}>
      <PictureAdder value={adder}>
        <EditorHead tip={tip} title={title} written={written} actions={actions} />
        {tip && <ReviewBar tip={tip} unsaved={unsaved} />}
        <EditorNotices tip={tip} written={written} actions={actions} pictures={pictures} />
        <SimilarTips similar={similar} />
        {tip?.ticketId && <TakenOut id={tip.id} />}
        <div className={styles.columns}>
          <div className={styles.editor}>
            <AboutFields edited={edited} apps={apps} onChange={change} />
            <LanguageFields written={written} />
            <PicturesPanel written={written} />
            <AudienceEditor audience={edited.audience} onChange={(audience) => change((before) => ({ ...before, audience }))} />
            <ScheduleFields edited={edited} onChange={change} />
            {tip && <TipHistory tip={tip} draft={written.draft} onRestore={(draft) => change(toEdited(draft))} />}
            {tip && <ForumPanel tip={tip} unsaved={unsaved} />}
          </div>
          <TipPreview edited={edited} />
        </div>
        <EditorDialogs tip={tip} written={written} actions={actions} />
      </PictureAdder>
    </PicturesFrom>
  );
}
