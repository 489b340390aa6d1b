import { Tabs } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { type Language, languages } from '../../../shared/model/language.ts';
import { Pill } from '../common/Pill.tsx';
import { languageNames } from './part-names.ts';
import { TextFields } from './TextFields.tsx';
import styles from './tips.module.css';
import type { WrittenTip } from './useTipDraft.ts';

/** Both languages side by side where there is room for two, else one behind the other. */
export function LanguageFields({ written: { edited, change, missing, untranslated, remarks } }: { readonly written: WrittenTip }) {
  const { t } = useTranslation('console');
  const wide = useMediaQuery('(min-width: 60rem)', true, { getInitialValueInEffect: false });
  const fields = (language: Language) => (
    <TextFields
      key={language}
      language={language}
      text={edited.texts[language]}
      missing={missing[language]}
      same={untranslated}
      remarks={remarks[language]}
      onChange={(to) => change((before) => ({ ...before, texts: { ...before.texts, [language]: to(before.texts[language]) } }))}
    />
  );
  if (wide) return <div className={styles.languages}>{languages.map(fields)}</div>;
  return (
    <Tabs defaultValue="en" keepMounted={false}>
      <Tabs.List aria-label={t('tips.languages')}>
        {languages.map((language) => (
          <Tabs.Tab key={language} value={language}>
            {languageNames[language]}{' '}
            {missing[language].length > 0 && <Pill tone="accent">{t('tips.missingCount', { count: missing[language].length })}</Pill>}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {languages.map((language) => (
        <Tabs.Panel key={language} value={language} pt="sm">
          {fields(language)}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
