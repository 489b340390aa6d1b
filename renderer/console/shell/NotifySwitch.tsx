import { Switch } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notifies, setNotifies } from './notify-choice.ts';
import styles from './shell.module.css';

/** Silent until somebody switches it on: only then the browser asks whether it may. */
export function NotifySwitch() {
  const { t } = useTranslation('console');
  const [on, setOn] = useState(notifies);
  const [denied, setDenied] = useState(false);
  const change = async (wanted: boolean) => {
    if (!wanted) {
      setNotifies(false);
      setOn(false);
      return;
    }
    const allowed = (await Notification.requestPermission()) === 'granted';
    setDenied(!allowed);
    setNotifies(allowed);
    setOn(allowed);
  };
  const supported = 'Notification' in window;
  const hint = !supported ? 'day.notify.unsupported' : denied ? 'day.notify.denied' : 'day.notify.hint';
  return (
    <Switch
      className={styles.choice}
      label={t('day.notify.label')}
      description={t(hint)}
      disabled={!supported}
      checked={on}
      onChange={(event) => void change(event.currentTarget.checked)}
    />
  );
}
