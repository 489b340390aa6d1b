import { IconCloudOff, IconMailQuestion, IconPlugConnectedX, IconWifi } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { assertNever } from '../../../shared/model/assert-never.ts';
import { timeText } from '../../components/diagnostics/format.ts';
import { Button } from '../../components/ui/Button.tsx';
import { Notice } from '../../components/ui/Notice.tsx';
import { AnnouncementNotice, useAnnouncements } from '../announcements.tsx';
import { useStart } from '../context.tsx';
import { useNavigation } from '../navigation.tsx';
import styles from './Banners.module.css';

function SyncBanner() {
  const { t } = useTranslation();
  const { sync, language } = useStart();
  const { go } = useNavigation();
  const contact = (
    <Button small onClick={() => go({ name: 'contact' })}>
      {t('nav.contact')}
    </Button>
  );
  switch (sync.state) {
    case 'online':
      return null;
    case 'offline':
      return (
        <Notice tone="warm" role="status" icon={<IconCloudOff size={22} stroke={1.8} aria-hidden />} title={t('sync.offline.title')}>
          <p>{t('sync.offline.text')}</p>
        </Notice>
      );
    case 'foreign':
      return (
        <Notice tone="warm" role="status" icon={<IconWifi size={22} stroke={1.8} aria-hidden />} title={t('sync.foreign.title')}>
          <p>{t('sync.foreign.text')}</p>
        </Notice>
      );
    case 'stale':
      return (
        <Notice
          tone="warm"
          role="status"
          icon={<IconMailQuestion size={22} stroke={1.8} aria-hidden />}
          title={t('sync.stale.title')}
          actions={contact}
        >
          <p>
            {sync.newsAt === null ? t('sync.stale.never') : t('sync.stale.since', { time: timeText(sync.newsAt, language) })}{' '}
            {t('sync.stale.text')}
          </p>
        </Notice>
      );
    case 'never-enrolled':
      return (
        <Notice
          tone="warm"
          role="status"
          icon={<IconPlugConnectedX size={22} stroke={1.8} aria-hidden />}
          title={t('sync.never-enrolled.title')}
          actions={contact}
        >
          <p>{t('sync.never-enrolled.text')}</p>
        </Notice>
      );
    case 'refused':
      return (
        <Notice
          tone="warm"
          role="status"
          icon={<IconPlugConnectedX size={22} stroke={1.8} aria-hidden />}
          title={t('sync.refused.title')}
          actions={contact}
        >
          <p>{t('sync.refused.text')}</p>
        </Notice>
      );
    default:
      return assertNever(sync.state);
  }
}

/** What concerns every page: the connection, and what IT announces. Known issues of one application wait for the report. */
export function Banners() {
  const { view } = useNavigation();
  const [announcements, close] = useAnnouncements();
  const shown = announcements.filter((one) => one.kind === 'news' || (one.applications.length === 0 && view.name !== 'report'));
  return (
    <div className={styles.banners}>
      <SyncBanner />
      {shown.map((one) => (
        <AnnouncementNotice
          key={one.id}
          announcement={one}
          onClose={() => {
            close(one.id);
            document.getElementById('main')?.focus();
          }}
        />
      ))}
    </div>
  );
}
