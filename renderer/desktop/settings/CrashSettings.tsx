import { useTranslation } from 'react-i18next';
import type { Settings } from '../../../shared/ipc/contract.ts';
import { Button } from '../../components/ui/Button.tsx';
import field from '../../components/ui/Field.module.css';
import { Switch } from '../../components/ui/Switch.tsx';
import styles from './CrashSettings.module.css';

interface Props {
  readonly settings: Settings;
  readonly onChange: (part: Partial<Settings>) => void;
}

/** Whether crashes are told, when not, and of which applications never. */
export function CrashSettings({ settings, onChange }: Props) {
  const { t } = useTranslation();
  const { quietHours: quiet, crashNever: never } = settings;
  return (
    <div className={styles.part}>
      <Switch
        label={t('settings.crashes')}
        hint={t('settings.crashesHint')}
        checked={settings.crashNotices}
        onChange={(crashNotices) => onChange({ crashNotices })}
      />
      <Switch
        label={t('settings.quiet')}
        hint={t('settings.quietHint')}
        checked={quiet !== null}
        onChange={(on) => onChange({ quietHours: on ? { from: '18:00', to: '07:00' } : null })}
      />
      {quiet !== null && (
        <div className={styles.times}>
          {(['from', 'to'] as const).map((end) => (
            <label key={end}>
              <span className={field.label}>{t(`settings.quiet_${end}`)}</span>
              <input
                type="time"
                className={field.input}
                value={quiet[end]}
                onChange={(event) => {
                  // Empty while it is being typed.
                  if (event.currentTarget.value !== '')
                    onChange({ quietHours: { ...quiet, [end]: event.currentTarget.value.slice(0, 5) } });
                }}
              />
            </label>
          ))}
        </div>
      )}
      {never.length > 0 && (
        <section aria-labelledby="never-title">
          <h2 id="never-title" className={field.label}>
            {t('settings.never')}
          </h2>
          <ul className={styles.never}>
            {never.map(({ id, name }) => (
              <li key={id}>
                <span>{name}</span>
                <Button
                  small
                  look="quiet"
                  aria-label={t('settings.neverUndoOf', { name })}
                  onClick={() => onChange({ crashNever: never.filter((one) => one.id !== id) })}
                >
                  {t('settings.neverUndo')}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
