import { MultiSelect, NumberInput, TagsInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { languageSchema } from '../../../shared/model/language.ts';
import type { Audience } from '../../../shared/model/tip.ts';
import { parseVersionRange, writeVersionRange } from '../../../shared/tips/version-range.ts';
import { useGroups } from '../common/useGroups.ts';
import styles from './publishing.module.css';
import { ReachLine } from './ReachLine.tsx';

interface Props {
  readonly audience: Audience;
  readonly onChange: (audience: Audience) => void;
}

/** Offered while typing; anything else may be typed too. */
const usual = {
  distributions: ['debian', 'ubuntu', 'linuxmint', 'fedora', 'opensuse', 'opensuse-leap', 'opensuse-tumbleweed'],
  desktops: ['GNOME', 'KDE', 'XFCE', 'X-Cinnamon', 'MATE', 'LXQt', 'Budgie'],
  applications: ['LibreOffice', 'Firefox', 'Thunderbird', 'Evolution', 'Chromium', 'Google Chrome', 'Microsoft Edge', 'ONLYOFFICE'],
} as const;

/** Whom a tip is for, condition by condition, and at once how many desktops that is. */
export function AudienceEditor({ audience, onChange }: Props) {
  const { t } = useTranslation('console');
  const groups = useGroups().data?.items ?? [];
  const any = (list: readonly unknown[] | undefined) => ((list ?? []).length === 0 ? t('publishing.audience.any') : undefined);
  const tags = (
    name: 'applications' | 'distributions' | 'desktops' | 'findings' | 'crashes',
    max: number,
    more: { readonly data?: readonly string[]; readonly hint?: string } = {},
  ) => (
    <TagsInput
      label={t(`publishing.audience.${name}`)}
      description={more.hint}
      placeholder={any(audience[name])}
      maxTags={max}
      acceptValueOnBlur
      splitChars={[',']}
      data={[...(more.data ?? [])]}
      value={audience[name] ?? []}
      onChange={(values) => onChange({ ...audience, [name]: values })}
    />
  );
  const days = (part: 'min' | 'below', label: string) => (
    <NumberInput
      label={label}
      allowDecimal={false}
      allowNegative={false}
      min={part === 'min' ? 0 : 1}
      max={10_000}
      value={audience.daysSinceMigration?.[part] ?? ''}
      onChange={(value) => onChange({ ...audience, daysSinceMigration: withDay(audience.daysSinceMigration, part, value) })}
    />
  );
  const wanted = audience.groups ?? [];
  // A group that was deleted is still named by the tip: it can be seen, and taken out.
  const gone = wanted.filter((id) => !groups.some((group) => group.id === id));
  return (
    <section className={styles.card} aria-label={t('publishing.audience.title')}>
      <h2>{t('publishing.audience.title')}</h2>
      <p className={styles.hint}>{t('publishing.audience.all')}</p>
      <div className={styles.grid}>
        <MultiSelect
          label={t('publishing.audience.groups')}
          placeholder={any(wanted)}
          searchable
          maxValues={40}
          nothingFoundMessage={t('publishing.audience.noGroups')}
          value={wanted}
          data={[
            ...groups.map(({ id, name }) => ({ value: id, label: name })),
            ...gone.map((id) => ({ value: id, label: t('publishing.audience.goneGroup') })),
          ]}
          onChange={(values) => onChange({ ...audience, groups: values })}
        />
        {tags('distributions', 20, { data: usual.distributions, hint: t('publishing.audience.distributionsHint') })}
        {tags('desktops', 20, { data: usual.desktops })}
        <MultiSelect
          label={t('publishing.audience.sessionTypes')}
          placeholder={any(audience.sessionTypes)}
          value={audience.sessionTypes ?? []}
          data={[
            { value: 'x11', label: 'X11' },
            { value: 'wayland', label: 'Wayland' },
          ]}
          onChange={(values) => onChange({ ...audience, sessionTypes: values.map((value) => (value === 'x11' ? 'x11' : 'wayland')) })}
        />
        <MultiSelect
          label={t('publishing.audience.languages')}
          placeholder={any(audience.languages)}
          value={audience.languages ?? []}
          data={[
            { value: 'en', label: 'English' },
            { value: 'id', label: 'Bahasa Indonesia' },
          ]}
          onChange={(values) => onChange({ ...audience, languages: values.map((value) => languageSchema.parse(value)) })}
        />
        {tags('applications', 40, { data: usual.applications })}
        <TagsInput
          label={t('publishing.audience.versions')}
          description={t('publishing.audience.versionsHint')}
          placeholder={any(audience.versions)}
          maxTags={20}
          acceptValueOnBlur
          splitChars={[',']}
          value={(audience.versions ?? []).map(writeVersionRange)}
          onChange={(values) => onChange({ ...audience, versions: values.map(parseVersionRange).filter((range) => range !== null) })}
        />
        <div>
          <div className={styles.pair}>
            {days('min', t('publishing.audience.daysMin'))}
            {days('below', t('publishing.audience.daysBelow'))}
          </div>
          <p className={styles.hint}>{t('publishing.audience.daysHint')}</p>
        </div>
        {tags('findings', 40, { hint: t('publishing.audience.findingsHint') })}
        {tags('crashes', 40, { hint: t('publishing.audience.crashesHint') })}
      </div>
      <ReachLine audience={audience} details />
    </section>
  );
}

type Days = Audience['daysSinceMigration'];

/** Empty fields are no condition: absent, so that the draft is as it was before somebody looked. */
function withDay(days: Days, part: 'min' | 'below', value: number | string): Days {
  const next = { ...days };
  if (typeof value === 'number') next[part] = value;
  else delete next[part];
  return Object.keys(next).length > 0 ? next : undefined;
}
