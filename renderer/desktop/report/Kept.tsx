import { IconCircleCheck } from '@tabler/icons-react';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/ui/Button.tsx';
import { Card } from '../../components/ui/Card.tsx';
import { Page } from '../../components/ui/Page.tsx';
import { useLoad } from '../../components/ui/use-load.ts';
import { useAnnounce } from '../announcer.tsx';
import { pandu } from '../bridge.ts';
import { MoreWays, TakeAlong } from '../common/TakeAlong.tsx';
import { useStart } from '../context.tsx';
import { useNavigation } from '../navigation.tsx';
import styles from './Kept.module.css';

/** After Send: kept safe at once; the number takes the place of the waiting when it comes. */
export function Kept({ id, onAnother }: { readonly id: string; readonly onAnother: () => void }) {
  const { t } = useTranslation();
  const { sync, policy } = useStart();
  const { go } = useNavigation();
  const announce = useAnnounce();
  const [items, reload] = useLoad(useCallback(() => pandu.reports.list(), []));
  useEffect(() => pandu.on('reportsChanged', reload), [reload]);
  const item = items.value?.find((one) => one.id === id);
  const number = item?.number ?? null;
  useEffect(() => {
    if (number !== null) announce(t('kept.number', { number }));
  }, [number, announce, t]);
  // Once it was: what is said about the file must not fold away when the network comes back for a moment.
  const [late, setLate] = useState(sync.state !== 'online');
  if (!late && sync.state !== 'online') setLate(true);
  const refused = item?.state === 'refused' || item?.state === 'broken';
  return (
    <Page title={t('kept.title')}>
      <Card>
        <div className={styles.kept} data-state={item?.state ?? 'kept'}>
          <IconCircleCheck size={48} stroke={1.5} aria-hidden />
          <div>
            {number !== null ? (
              <p className={styles.number}>{t('kept.number', { number })}</p>
            ) : (
              <p className={styles.number}>{t(refused ? 'kept.refused' : sync.state === 'online' ? 'kept.onItsWay' : 'kept.later')}</p>
            )}
            <p className={styles.next}>{refused ? (item?.reason ?? '') : t('kept.next')}</p>
            {number === null && sync.state !== 'online' && policy.contact.phone !== undefined && (
              <p className={styles.next}>{t('kept.phone', { phone: policy.contact.phone })}</p>
            )}
          </div>
        </div>
        <div className={styles.actions}>
          <Button look="primary" onClick={() => go({ name: 'reports', id })}>
            {t('kept.see')}
          </Button>
          <Button onClick={onAnother}>{t('kept.another')}</Button>
        </div>
        {number === null && !late && item?.state !== 'broken' && <MoreWays id={id} />}
      </Card>
      {number === null && late && (
        <Card title={t('reportFile.offline')}>
          <TakeAlong id={id} />
        </Card>
      )}
    </Page>
  );
}
