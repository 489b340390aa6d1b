import { IconCloudOff, IconMailQuestion, IconPlugConnectedX, IconWifi } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { timeText } from '../../components/diagnostics/format.ts';
import { Button } from '../../components/ui/Button.tsx';
import { Notice } from '../../components/ui/Notice.tsx';
import { AnnouncementNotice, useAnnouncements } from '../announcements.tsx';
import { useStart } from '../context.tsx';
import { IssueNotice } from '../IssueNotice.tsx';
import { useNavigation } from '../navigation.tsx';
import styles from './Banners.module.css';
import { LookedAt } from './LookedAt.tsx';

const icons = {
  offline: IconCloudOff,
  foreign: IconWifi,
  stale: IconMailQuestion,
  'never-enrolled': IconPlugConnectedX,
  refused: IconPlugConnectedX,
} as const;

/** What is wrong between this desktop and the help desk. The network comes back by itself; with the rest a person must help. */
function SyncBanner() {
  const { t } = useTranslation();
  const { sync, language } = useStart();
  const { go } = useNavigation();
  const { state, newsAt } = sync;
  if (state === 'online') return null;
  const Icon = icons[state];
  const contact = state !== 'offline' && state !== 'foreign' && (
    <Button small onClick={() => go({ name: 'contact' })}>
      {t('nav.contact')}
    </Button>
  );
  return (
    <Notice
      tone="warm"
      role="status"
      icon={<Icon size={22} stroke={1.8} aria-hidden />}
      title={t(`sync.${state}.title`)}
      actions={contact || undefined}
    >
      <p>
        {state === 'stale' && `${newsAt === null ? t('sync.stale.never') : t('sync.stale.since', { time: timeText(newsAt, language) })} `}
        {t(`sync.${state}.text`)}
      </p>
    </Notice>
  );
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
