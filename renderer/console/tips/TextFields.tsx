import { TagsInput, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../../shared/model/language.ts';
import type { TipText } from '../../../shared/model/tip.ts';
import { Pill } from '../common/Pill.tsx';
import { StepsEditor } from '../common/StepsEditor.tsx';
import type { Part } from './tip-draft.ts';
import styles from './tips.module.css';

interface Props {
  readonly language: Language;
  readonly text: TipText;
  readonly missing: readonly Part[];
  readonly onChange: (text: TipText) => void;
}

export const languageNames: Readonly<Record<Language, string>> = { en: 'English', id: 'Bahasa Indonesia' };

/** One language of a tip; what it lacks against the other one is marked where it lacks. */
export function TextFields({ language, text, missing, onChange }: Props) {
  const { t } = useTranslation('console');
  const hint = (part: Part) => (missing.includes(part) ? <span className={styles.missing}>{t('tips.missing')}</span> : undefined);
  const area = (part: 'problem' | 'cause' | 'alternatives' | 'check' | 'callHelp') => (
    <Textarea
      label={t(part === 'check' || part === 'callHelp' ? `common:tip.${part}` : `answer.${part}`)}
      description={hint(part)}
      lang={language}
      autosize
      minRows={2}
      maxRows={16}
      maxLength={20_000}
      value={text[part] ?? ''}
      onChange={(event) => onChange({ ...text, [part]: event.currentTarget.value })}
    />
  );
  return (
    <section className={styles.language} aria-label={languageNames[language]}>
      <h2>
        {languageNames[language]} {missing.length > 0 && <Pill tone="accent">{t('tips.missingCount', { count: missing.length })}</Pill>}
      </h2>
      <TextInput
        label={t('tips.title')}
        description={hint('title') ?? t('tips.titleHint')}
        lang={language}
        maxLength={160}
        value={text.title}
        onChange={(event) => onChange({ ...text, title: event.currentTarget.value })}
      />
      {area('problem')}
      {area('cause')}
      {area('alternatives')}
      <div lang={language}>
        {hint('steps')}
        <StepsEditor label={t('answer.steps')} steps={text.steps} onChange={(steps) => onChange({ ...text, steps })} />
        <p className={styles.hint}>{t('tips.stepsHint')}</p>
      </div>
      {area('check')}
      {area('callHelp')}
      <TagsInput
        label={t('tips.keywords')}
        description={hint('keywords') ?? t('tips.keywordsHint')}
        lang={language}
        maxTags={60}
        acceptValueOnBlur
        splitChars={[',']}
        value={text.keywords}
        onChange={(keywords) => onChange({ ...text, keywords })}
      />
    </section>
  );
}
