import { IconSpeakerphone, IconTool } from '@tabler/icons-react';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Announcement } from '../../shared/model/announcement.ts';
import { LazyMarkdown } from '../components/markdown/LazyMarkdown.tsx';
import { Notice } from '../components/ui/Notice.tsx';
import { pandu } from './bridge.ts';
import { localText, useStart } from './context.tsx';
import { remember, remembered } from './remember.ts';

const keyOf = ({ id, version }: Announcement): string => `${id}/${version}`;

/** Current announcements that this user has not put away. Putting one away tells the help desk that it was seen. */
export function useAnnouncements(): readonly [readonly Announcement[], (id: string) => void] {
  const [all, setAll] = useState<readonly Announcement[]>([]);
  const [away, setAway] = useState<readonly string[]>(() => remembered('announcements-away', isList, []));
  useEffect(() => {
    const load = () => {
      pandu.announcements.list().then(setAll, () => undefined);
    };
    load();
    return pandu.on('announcementsChanged', load);
  }, []);
  const close = useCallback(
    (id: string) => {
      const one = all.find((candidate) => candidate.id === id);
      if (one === undefined) return;
      const next = [...away, keyOf(one)].slice(-200);
      setAway(next);
      remember('announcements-away', next);
      void pandu.announcements.seen({ id });
    },
    [all, away],
  );
  return [all.filter((one) => !away.includes(keyOf(one))), close];
}

const isList = (value: unknown): value is string[] => Array.isArray(value) && value.every((one) => typeof one === 'string');

interface NoticeProps {
  readonly announcement: Announcement;
  readonly onClose?: () => void;
}

/** A known issue says first of all that it is not the user's doing. */
export function AnnouncementNotice({ announcement, onClose }: NoticeProps) {
  const { t } = useTranslation();
  const { language } = useStart();
  const issue = announcement.kind === 'issue';
  const Icon = issue ? IconTool : IconSpeakerphone;
  const title = localText(announcement.title, language);
  const body = localText(announcement.body, language);
  return (
    <Notice
      tone={issue ? 'warm' : 'info'}
      icon={<Icon size={22} stroke={1.8} aria-hidden />}
      title={issue ? t('announcement.issue', { title }) : title}
      onClose={onClose}
      closeLabel={t('announcement.close', { title })}
    >
      {body !== '' && <LazyMarkdown text={body} onLink={(url) => void pandu.app.openLink({ url })} />}
      {issue && <p>{t('announcement.known')}</p>}
    </Notice>
  );
}
