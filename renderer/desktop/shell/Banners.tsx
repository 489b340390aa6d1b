import { IconCloudOff, IconMailQuestion, IconPlugConnectedX, IconWifi } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { assertNever } from '../../../shared/model/assert-never.ts';
import { timeText } from '../../components/diagnostics/format.ts';
import { Button } from '../../components/ui/Button.tsx';
import { Notice } from '../../components/ui/Notice.tsx';
import { AnnouncementNotice, useAnnouncements } from '../announcements.tsx';
import { useStart } from '../context.tsx';
import { IssueNotice } from '../IssueNotice.tsx';
import { useNavigation } from '../navigation.tsx';
import styles from './Banners.module.css';
import { LookedAt } from './LookedAt.tsx';

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

/** What concerns every page: the connection, and what IT announces, until it is put away. Before a report, known issues are the form's. */
export function Banners() {
  const { view } = useNavigation();
  const { open, close } = useAnnouncements();
  const shown = open.filter(({ kind, over }) => view.name !== 'report' || kind === 'news' || over);
  return (
    <div className={styles.banners}>
      <SyncBanner />
      <LookedAt />
      {shown.map((one) => {
        const onClose = () => {
          close(one);
          document.getElementById('main')?.focus();
        };
        return one.kind === 'issue' && !one.over ? (
          <IssueNotice key={one.id} issue={one} onClose={onClose} />
        ) : (
          <AnnouncementNotice key={one.id} announcement={one} onClose={onClose} />
        );
      })}
    </div>
  );
}
