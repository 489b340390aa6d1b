import { TagsInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../../shared/model/language.ts';
import type { TipText } from '../../../shared/model/tip.ts';
import type { TipRemark } from '../../../shared/tips/lint.ts';
import { blocksOf, type TipPart } from '../../../shared/tips/parts.ts';
import { readingOf } from '../../../shared/tips/reading.ts';
import { Pill } from '../common/Pill.tsx';
import { StepsEditor } from '../common/StepsEditor.tsx';
import { insertBlock } from './insert.ts';
import { MarkdownField } from './MarkdownField.tsx';
import { languageNames, usePartNames } from './part-names.ts';
import { Remarks } from './Remarks.tsx';
import { StepTools } from './StepTools.tsx';
import { isBlankText } from './tip-draft.ts';
import styles from './tips.module.css';
import { usePictureDrop } from './usePictureDrop.ts';

interface Props {
  readonly language: Language;
  readonly text: TipText;
  readonly missing: readonly TipPart[];
  readonly same: readonly TipPart[];
  readonly remarks: readonly TipRemark[];
  /** Given what is there at that moment: a picture arrives while one types on. */
  readonly onChange: (change: (before: TipText) => TipText) => void;
}

/** One language of a tip; what it lacks against the other one, and how it reads, is said where it is written. */
export function TextFields({ language, text, missing, same, remarks, onChange }: Props) {
  const { t } = useTranslation('console');
  const partNames = usePartNames();
  const dropInto = usePictureDrop();
  // An empty page needs no advice.
  const advice = isBlankText(text) ? [] : remarks;
  const remarksOf = (part: TipPart | null) => (
    <Remarks
      missing={part !== null && missing.includes(part)}
      same={part !== null && same.includes(part)}
      remarks={advice.filter((remark) => remark.part === part)}
    />
  );
  const field = (part: 'problem' | 'cause' | 'alternatives' | 'check' | 'callHelp') => (
    <MarkdownField
      label={partNames([part])}
      language={language}
      value={text[part] ?? ''}
      remarks={remarksOf(part)}
      onChange={(change) => onChange((before) => ({ ...before, [part]: change(before[part] ?? '') }))}
    />
  );
  const changeStep = (index: number, change: (before: string) => string) =>
    onChange((before) => ({ ...before, steps: before.steps.map((step, at) => (at === index ? change(step) : step)) }));
  const { average, ease, longest } = readingOf(
    blocksOf(text)
      .map(({ markdown }) => markdown)
      .join('\n'),
  );
  return (
    <section className={styles.language} aria-label={languageNames[language]}>
      <div>
        <h2>
          {languageNames[language]} {missing.length > 0 && <Pill tone="accent">{t('tips.missingCount', { count: missing.length })}</Pill>}
        </h2>
        {longest.length > 0 && (
          <p className={styles.hint}>
            {t(language === 'en' ? 'tipWriting.reading' : 'tipWriting.readingShort', {
              ease: Math.round(Math.min(100, Math.max(0, ease))),
              average: average.toFixed(1),
              longest: longest.length,
            })}
          </p>
        )}
        {remarksOf(null)}
      </div>
      <div>
        <TextInput
          label={t('tips.title')}
          description={t('tips.titleHint')}
          lang={language}
          maxLength={160}
          value={text.title}
          onChange={(event) => {
            const title = event.currentTarget.value;
            onChange((before) => ({ ...before, title }));
          }}
        />
        {remarksOf('title')}
      </div>
      {field('problem')}
      {field('cause')}
      {field('alternatives')}
      <div lang={language}>
        <StepsEditor
          label={t('answer.steps')}
          steps={text.steps}
          onChange={(steps) => onChange((before) => ({ ...before, steps }))}
          handlers={(index) => dropInto((markdown, caret) => changeStep(index, (before) => insertBlock(before, caret, markdown)))}
          tools={(index) => (
            <StepTools language={language} index={index} step={text.steps[index] ?? ''} onChange={(change) => changeStep(index, change)} />
          )}
        />
        {remarksOf('steps')}
        <p className={styles.hint}>{t('tips.stepsHint')}</p>
      </div>
      {field('check')}
      {field('callHelp')}
      <div>
        <TagsInput
          label={t('tips.keywords')}
          description={t('tips.keywordsHint')}
          lang={language}
          maxTags={60}
          acceptValueOnBlur
          splitChars={[',']}
          value={text.keywords}
          onChange={(keywords) => onChange((before) => ({ ...before, keywords }))}
        />
        {remarksOf('keywords')}
      </div>
    </section>
  );
}
