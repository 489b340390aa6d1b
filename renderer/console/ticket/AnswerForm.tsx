import { Select, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { causeSchema, causes } from '../../../shared/model/cause.ts';
import { StepsEditor } from '../common/StepsEditor.tsx';
import styles from './composer.module.css';
import type { Draft } from './drafts.ts';
import { placeOf } from './useTicketKeys.ts';

interface Props {
  readonly answer: Draft['answer'];
  readonly onChange: (answer: Draft['answer']) => void;
}

/** An answer in four parts, so that the user can solve it alone next time. Any part may be left empty. */
export function AnswerForm({ answer, onChange }: Props) {
  const { t } = useTranslation('console');
  const area = (part: 'problem' | 'cause' | 'alternatives') => (
    <Textarea
      id={part === 'problem' ? placeOf.answer : undefined}
      label={t(`answer.${part}`)}
      placeholder={t(`answer.${part}Hint`)}
      autosize
      minRows={2}
      maxRows={14}
      maxLength={20_000}
      value={answer[part]}
      onChange={(event) => onChange({ ...answer, [part]: event.currentTarget.value })}
    />
  );
  return (
    <div className={styles.form}>
      {area('problem')}
      {area('cause')}
      <Select
        label={t('answer.causeKind')}
        placeholder={t('answer.causeKindNone')}
        clearable
        clearButtonProps={{ 'aria-label': t('answer.causeKindNone') }}
        w={{ base: '100%', xs: 280 }}
        value={answer.causeKind}
        data={causes.map((value) => ({ value, label: t(`common:cause.${value}`) }))}
        onChange={(value) => onChange({ ...answer, causeKind: causeSchema.nullable().catch(null).parse(value) })}
      />
      {area('alternatives')}
      <StepsEditor label={t('answer.steps')} steps={answer.steps} onChange={(steps) => onChange({ ...answer, steps })} />
    </div>
  );
}
