import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/ui/Button.tsx';
import { Card } from '../../components/ui/Card.tsx';
import { useLoad } from '../../components/ui/use-load.ts';
import { useAnnounce } from '../announcer.tsx';
import { pandu } from '../bridge.ts';
import { useTipsShown } from '../common/tip-effect.ts';
import { useStart } from '../context.tsx';
import { useNavigation } from '../navigation.tsx';
import styles from './TipOfTheDay.module.css';

/** In the first days on Linux: one thing worth knowing, quietly, and easily switched off. Without one there is nothing to see. */
export function TipOfTheDay() {
  const { t } = useTranslation();
  const { language } = useStart();
  const { go } = useNavigation();
  const announce = useAnnounce();
  const [loaded, reload] = useLoad(useCallback(() => pandu.tips.ofTheDay(), []));
  useEffect(() => pandu.on('tipsChanged', reload), [reload]);
  const [gone, setGone] = useState<'today' | 'forever' | null>(null);
  const tip = loaded.value;
  useTipsShown(tip === null ? [] : [tip], 'day');
  if (tip === null) return null;
  const putAway = (how: 'today' | 'forever', done: Promise<unknown>) => {
    done.then(
      () => {
        setGone(how);
        announce(t(`day.gone.${how}`));
      },
      () => announce(t('settings.failed')),
    );
  };
  if (gone !== null) {
    return (
      <p className={styles.gone} ref={(line) => line?.focus()} tabIndex={-1}>
        {t(`day.gone.${gone}`)}
        {gone === 'forever' && (
          <Button
            look="quiet"
            small
            onClick={() => {
              void pandu.settings.set({ tipOfTheDay: true }).then(
                () => {
                  setGone(null);
                  reload();
                },
                () => announce(t('settings.failed')),
              );
            }}
          >
            {t('day.undo')}
          </Button>
        )}
      </p>
    );
  }
  const text = tip.texts[language] ?? tip.texts.en;
  return (
    <Card title={t('day.title')}>
      <p className={styles.name}>{text.title}</p>
      <p className={styles.app}>{tip.app}</p>
      <div className={styles.actions}>
        <Button small onClick={() => go({ name: 'tips', id: tip.id, from: 'day' })}>
          {t('day.read')}
        </Button>
        <Button look="quiet" small onClick={() => putAway('today', pandu.tips.notToday())}>
          {t('day.notToday')}
        </Button>
        <Button look="quiet" small onClick={() => putAway('forever', pandu.settings.set({ tipOfTheDay: false }))}>
          {t('day.never')}
        </Button>
      </div>
    </Card>
  );
}
