import { Chip, Group, Input, TagsInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type OfficeHours, officeHoursSchema } from '../../../shared/model/office-hours.ts';
import common from '../common/common.module.css';
import styles from './policy.module.css';

interface Props {
  readonly hours: OfficeHours;
  readonly onChange: (hours: OfficeHours) => void;
}

/** 1 January 2024 was a Monday. */
const dayName = (day: number, language: string) =>
  new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(2024, 0, day));

/** When the help desk is there: the reports count only this time. */
export function OfficeHoursFields({ hours, onChange }: Props) {
  const { t, i18n } = useTranslation('console');
  const set = (part: Partial<OfficeHours>) => onChange({ ...hours, ...part });
  const wrong = !officeHoursSchema.safeParse(hours).success;
  return (
    <section className={styles.card}>
      <h2>{t('policy.officeHours')}</h2>
      <p className={common.quiet}>{t('policy.officeHoursHint')}</p>
      <div className={styles.grid}>
        <TextInput
          label={t('policy.zone')}
          description={t('policy.zoneHint')}
          maxLength={60}
          value={hours.zone}
          onChange={(event) => set({ zone: event.currentTarget.value.trim() })}
          error={wrong ? t('policy.wrongOfficeHours') : undefined}
        />
        <Group grow align="end" preventGrowOverflow={false}>
          <TextInput
            type="time"
            label={t('policy.officeFrom')}
            value={hours.from}
            onChange={(event) => set({ from: event.currentTarget.value })}
          />
          <TextInput
            type="time"
            label={t('policy.officeTo')}
            // A clock has no 24:00; the last minute of the day is the same to people.
            value={hours.to === '24:00' ? '23:59' : hours.to}
            onChange={(event) => set({ to: event.currentTarget.value === '23:59' ? '24:00' : event.currentTarget.value })}
          />
        </Group>
        <Input.Wrapper label={t('policy.officeDays')} labelElement="div">
          <Chip.Group multiple value={hours.days.map(String)} onChange={(days) => set({ days: days.map(Number).sort((a, b) => a - b) })}>
            <Group gap="xs" mt={4}>
              {[1, 2, 3, 4, 5, 6, 7].map((day) => (
                <Chip key={day} value={String(day)} size="xs">
                  {dayName(day, i18n.language)}
                </Chip>
              ))}
            </Group>
          </Chip.Group>
        </Input.Wrapper>
        <TagsInput
          label={t('policy.daysOff')}
          description={t('policy.daysOffHint')}
          acceptValueOnBlur
          splitChars={[',', ' ']}
          maxTags={400}
          value={hours.daysOff}
          onChange={(daysOff) => set({ daysOff: daysOff.filter((day) => /^\d{4}-\d{2}-\d{2}$/.test(day)).sort() })}
        />
      </div>
    </section>
  );
}
