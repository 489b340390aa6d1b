import { SegmentedControl, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { I18nextProvider, useTranslation } from 'react-i18next';
import { agentRoutes } from '../../../shared/api/agent-routes.ts';
import type { Language } from '../../../shared/model/language.ts';
import { type DesktopName, desktopNames } from '../../../shared/tips/desktop-steps.ts';
import { LinkHosts } from '../../components/markdown/link-hosts.ts';
import type { OfferedActions } from '../../components/markdown/step-actions.ts';
import { TipView } from '../../components/tip/TipView.tsx';
import { call } from '../api/call.ts';
import { type Edited, isBlankText } from './tip-draft.ts';
import styles from './tips.module.css';

const asItWillLook: OfferedActions = { can: () => true, act: null };

/** The tip as a desktop shows it, in the reader's language: the same component, with the words of that language. */
export function TipPreview({ edited }: { readonly edited: Edited }) {
  const { t, i18n } = useTranslation('console');
  // As the editor reads it first, where it is written in that language.
  const [language, setLanguage] = useState<Language>(() => (i18n.language === 'id' && !isBlankText(edited.texts.id) ? 'id' : 'en'));
  const [desktop, setDesktop] = useState<DesktopName | null>(null);
  const [clones] = useState(() => ({ en: i18n.cloneInstance({ lng: 'en' }), id: i18n.cloneInstance({ lng: 'id' }) }));
  const policy = useQuery({ queryKey: ['policy'], queryFn: () => call(agentRoutes.getPolicy, {}) });
  const shown = language === 'id' && isBlankText(edited.texts.id) ? edited.texts.en : edited.texts[language];
  return (
    <aside className={styles.preview} aria-label={t('tips.preview')}>
      <div className={styles.previewHead}>
        <h2>{t('tips.preview')}</h2>
        <SegmentedControl
          size="xs"
          aria-label={t('tips.previewLanguage')}
          value={language}
          onChange={(value) => setLanguage(value === 'id' ? 'id' : 'en')}
          data={[
            { value: 'en', label: 'English' },
            { value: 'id', label: 'Bahasa Indonesia' },
          ]}
        />
        <Select
          size="xs"
          w={170}
          aria-label={t('tipWriting.previewDesktop')}
          allowDeselect={false}
          value={desktop ?? 'all'}
          onChange={(value) => setDesktop(desktopNames.find((name) => name === value) ?? null)}
          data={[{ value: 'all', label: t('tipWriting.allDesktops') }, ...desktopNames.map((name) => ({ value: name, label: name }))]}
        />
      </div>
      {language === 'id' && shown === edited.texts.en && <p className={styles.refusal}>{t('tips.fallsBack')}</p>}
      <div lang={language} className={styles.previewBody}>
        <I18nextProvider i18n={clones[language]}>
          <LinkHosts value={policy.data?.linkHosts ?? []}>
            <TipView
              text={{ ...shown, title: shown.title || '…', steps: shown.steps.filter((step) => step.trim() !== '') }}
              meta={{ app: edited.app, causeKind: edited.causeKind, updatedAt: null }}
              actions={asItWillLook}
              desktop={desktop}
              level={3}
            />
          </LinkHosts>
        </I18nextProvider>
      </div>
    </aside>
  );
}
