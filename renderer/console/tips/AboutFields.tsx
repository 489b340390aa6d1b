import { Autocomplete, Select, TagsInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { causeSchema, causes } from '../../../shared/model/cause.ts';
import { tipIdSchema } from '../../../shared/model/ids.ts';
import type { Edited } from './tip-draft.ts';
import styles from './tips.module.css';

const isTipId = (value: string) => tipIdSchema.safeParse(value).success;

interface Props {
  readonly edited: Edited;
  /** Applications of other tips, to write the same one the same. */
  readonly apps: readonly string[];
  readonly onChange: (edited: Edited) => void;
}

/** What a tip is about, and what it answers. */
export function AboutFields({ edited, apps, onChange }: Props) {
  const { t } = useTranslation('console');
  const answers = (name: 'findings' | 'crashes' | 'related') => (
    <TagsInput
      label={t(`tips.answers.${name}`)}
      maxTags={name === 'related' ? 20 : 40}
      acceptValueOnBlur
      splitChars={[',']}
      value={edited[name] ?? []}
      onChange={(values) => onChange({ ...edited, [name]: name === 'related' ? values.filter(isTipId) : values })}
    />
  );
  return (
    <section className={styles.about} aria-label={t('tips.about')}>
      <Autocomplete
        label={t('tips.app')}
        maxLength={100}
        limit={8}
        data={[...apps]}
        value={edited.app}
        onChange={(app) => onChange({ ...edited, app })}
      />
      <Select
        label={t('answer.causeKind')}
        allowDeselect={false}
        value={edited.causeKind}
        data={causes.map((value) => ({ value, label: t(`common:cause.${value}`) }))}
        onChange={(value) => onChange({ ...edited, causeKind: causeSchema.catch('howto').parse(value) })}
      />
      {answers('findings')}
      {answers('crashes')}
      {answers('related')}
    </section>
  );
}
