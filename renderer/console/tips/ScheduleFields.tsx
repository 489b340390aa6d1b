import { Switch, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { fromLocalField, toLocalField, zoneName } from '../common/time.ts';
import { endsBeforeStart } from './period.ts';
import styles from './publishing.module.css';
import type { Edited } from './tip-draft.ts';

interface Props {
  readonly edited: Edited;
  readonly onChange: (edited: Edited) => void;
}

/** From when until when a tip is shown, and whether it comes first. Fields are in the browser's own zone, which is named. */
export function ScheduleFields({ edited, onChange }: Props) {
  const { t, i18n } = useTranslation('console');
  const now = Date.now();
  const zone = zoneName(i18n.language, now);
  const wrong = endsBeforeStart(edited);
  const past = !wrong && typeof edited.endsAt === 'string' && Date.parse(edited.endsAt) <= now;
  const field = (part: 'startsAt' | 'endsAt', name: 'starts' | 'ends', error?: string) => (
    <TextInput
      type="datetime-local"
      label={t(`publishing.schedule.${name}`, { zone })}
      description={t(`publishing.schedule.${name}Hint`)}
      error={error}
      value={edited[part] ? toLocalField(edited[part]) : ''}
      onChange={(event) => onChange({ ...edited, [part]: fromLocalField(event.currentTarget.value) })}
    />
  );
  return (
    <section className={styles.card} aria-label={t('publishing.schedule.title')}>
      <h2>{t('publishing.schedule.title')}</h2>
      <div className={styles.grid}>
        {field('startsAt', 'starts')}
        {field('endsAt', 'ends', wrong ? t('publishing.schedule.wrongEnd') : past ? t('publishing.schedule.past') : undefined)}
        <Switch
          className={styles.switch}
          label={t('publishing.schedule.high')}
          description={t('publishing.schedule.highHint')}
          checked={edited.priority === 'high'}
          onChange={(event) => onChange({ ...edited, priority: event.currentTarget.checked ? 'high' : undefined })}
        />
      </div>
    </section>
  );
}
