import { MultiSelect, TagsInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Audience } from '../../../shared/model/tip.ts';
import { useGroups } from '../common/useGroups.ts';

interface Props {
  readonly value: Audience;
  readonly onChange: (audience: Audience) => void;
}

/** Whom an announcement concerns: groups and applications. Other conditions that it has stay as they are. */
export function AudienceFields({ value, onChange }: Props) {
  const { t } = useTranslation('console');
  const groups = useGroups();
  const { applications = [], groups: chosen = [] } = value;
  const known = new Map((groups.data?.items ?? []).map(({ id, name }) => [id, name]));
  // A group that is gone is shown as what it was: taking it out is a choice.
  for (const id of chosen) if (!known.has(id)) known.set(id, groups.isPending ? '…' : t('announcements.groupGone'));
  const set = (part: Audience) => {
    const next = { ...value, ...part };
    onChange(Object.fromEntries(Object.entries(next).filter(([, list]) => !Array.isArray(list) || list.length > 0)));
  };
  return (
    <>
      <MultiSelect
        label={t('announcements.groups')}
        description={groups.isError ? t('announcements.groupsFailed') : t('announcements.groupsHint')}
        placeholder={chosen.length === 0 ? t('tips.audience.any') : undefined}
        data={[...known].map(([id, label]) => ({ value: id, label }))}
        value={chosen}
        searchable
        nothingFoundMessage={t('announcements.noGroups')}
        onChange={(ids) => set({ groups: ids })}
      />
      <TagsInput
        label={t('announcements.applications')}
        placeholder={applications.length === 0 ? t('tips.audience.any') : undefined}
        maxTags={40}
        acceptValueOnBlur
        splitChars={[',']}
        value={applications}
        onChange={(names) => set({ applications: names })}
      />
    </>
  );
}
