import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { languageSchema, pickLanguage } from '../../../shared/model/language.ts';
import { keepLanguage } from '../preferences.ts';

/** Each language is named in itself: whoever looks for it can read it. */
export function LanguageChoice() {
  const { t, i18n } = useTranslation('console');
  const choose = (value: string) => {
    const language = languageSchema.parse(value);
    keepLanguage(language);
    document.documentElement.lang = language;
    void i18n.changeLanguage(language);
  };
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('user.language')}
      value={pickLanguage([i18n.language])}
      onChange={choose}
      data={[
        { value: 'en', label: 'English' },
        { value: 'id', label: 'Bahasa Indonesia' },
      ]}
    />
  );
}
