import { Autocomplete, MultiSelect, Select, TagsInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { causeSchema, causes } from '../../../shared/model/cause.ts';
import { tipIdSchema } from '../../../shared/model/ids.ts';
import { languageSchema } from '../../../shared/model/language.ts';
import { parseVersionRange, writeVersionRange } from '../../../shared/tips/version-range.ts';
import type { Edited } from './tip-draft.ts';
import styles from './tips.module.css';

const isTipId = (value: string) => tipIdSchema.safeParse(value).success;

interface Props {
  readonly edited: Edited;
  /** Applications of other tips, to write the same one the same. */
  readonly apps: readonly string[];
  readonly onChange: (edited: Edited) => void;
}

/** What a tip is about and whom it reaches; an empty condition means everybody. */
export function AboutFields({ edited, apps, onChange }: Props) {
  const { t } = useTranslation('console');
  const audience = (name: 'applications' | 'distributions' | 'desktops', max: number) => (
    <TagsInput
      label={t(`tips.audience.${name}`)}
      placeholder={(edited.audience[name] ?? []).length === 0 ? t('tips.audience.any') : undefined}
      maxTags={max}
      acceptValueOnBlur
      splitChars={[',']}
      value={edited.audience[name] ?? []}
      onChange={(values) => onChange({ ...edited, audience: { ...edited.audience, [name]: values } })}
    />
  );
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
      {audience('applications', 40)}
      {audience('distributions', 20)}
      {audience('desktops', 20)}
      <TagsInput
        label={t('tips.audience.versions')}
        description={t('tips.audience.versionsHint')}
        maxTags={20}
        acceptValueOnBlur
        splitChars={[',']}
        value={(edited.audience.versions ?? []).map(writeVersionRange)}
        onChange={(values) => {
          const versions = values.map(parseVersionRange).filter((range) => range !== null);
          onChange({ ...edited, audience: { ...edited.audience, versions } });
        }}
      />
      {answers('findings')}
      {answers('crashes')}
      {answers('related')}
      <MultiSelect
        label={t('tips.audience.languages')}
        placeholder={(edited.audience.languages ?? []).length === 0 ? t('tips.audience.any') : undefined}
        value={edited.audience.languages ?? []}
        data={[
          { value: 'en', label: 'English' },
          { value: 'id', label: 'Bahasa Indonesia' },
        ]}
        onChange={(values) =>
          onChange({ ...edited, audience: { ...edited.audience, languages: values.map((value) => languageSchema.parse(value)) } })
        }
      />
    </section>
  );
}
