import { IconCircleCheck, IconSpeakerphone, IconTool } from '@tabler/icons-react';
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShownAnnouncement } from '../../shared/ipc/contract.ts';
import { sinceText } from '../../shared/model/since.ts';
import { LazyMarkdown } from '../components/markdown/LazyMarkdown.tsx';
import { Notice } from '../components/ui/Notice.tsx';
import { pandu } from './bridge.ts';
import { localText, useStart } from './context.tsx';
import { putAway, usePutAway } from './put-away.ts';

const keyOf = ({ id, version }: ShownAnnouncement): string => `${id}/${version}`;

export interface AnnouncementsHere {
  /** Current ones that concern this desktop, and all-clears. */
  readonly all: readonly ShownAnnouncement[];
  /** Those that this user has not put away. */
  readonly open: readonly ShownAnnouncement[];
  readonly close: (announcement: ShownAnnouncement) => void;
}

export function useAnnouncements(): AnnouncementsHere {
  const [all, setAll] = useState<readonly ShownAnnouncement[]>([]);
  const away = usePutAway();
  useEffect(() => {
    const load = () => {
      pandu.announcements.list().then(setAll, () => undefined);
    };
    load();
    return pandu.on('announcementsChanged', load);
  }, []);
  const close = useCallback((one: ShownAnnouncement) => {
    putAway(keyOf(one));
    void pandu.announcements.seen({ id: one.id }).catch(() => undefined);
  }, []);
  return { all, open: all.filter((one) => !away.includes(keyOf(one))), close };
}

/** Tells main once that it was really on the screen: in sight, in a window that is in sight. */
function useSeen(id: string) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { current } = place;
    if (current === null) return;
    let inSight = false;
    const look = () => {
      if (!inSight || document.visibilityState !== 'visible') return;
      stop();
      void pandu.announcements.seen({ id }).catch(() => undefined);
    };
    const observer = new IntersectionObserver(
      (entries) => {
        const last = entries.at(-1);
        const height = last?.rootBounds?.height ?? innerHeight;
        // Half of it, or half a window full of one that is longer.
        inSight = last !== undefined && (last.intersectionRatio >= 0.5 || last.intersectionRect.height >= height / 2);
        look();
      },
      { threshold: [0.01, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5] },
    );
    const stop = () => {
      observer.disconnect();
      document.removeEventListener('visibilitychange', look);
    };
    document.addEventListener('visibilitychange', look);
    observer.observe(current);
    return stop;
  }, [id]);
  return place;
}

interface NoticeProps {
  readonly announcement: ShownAnnouncement;
  /** Buttons, and what is said beneath the text. */
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
  readonly onClose?: () => void;
}

/** A known issue says first of all that it is not the user's doing; an all-clear, that it works again. */
export function AnnouncementNotice({ announcement, actions, children, onClose }: NoticeProps) {
  const { t } = useTranslation();
  const { language } = useStart();
  const { kind, over, since } = announcement;
  const place = useSeen(announcement.id);
  const issue = kind === 'issue';
  const Icon = over ? IconCircleCheck : issue ? IconTool : IconSpeakerphone;
  const title = localText(announcement.title, language);
  const allClear = announcement.allClear === null ? '' : localText(announcement.allClear, language);
  const body = over ? allClear || t('announcement.overText') : localText(announcement.body, language);
  const key = over ? 'over' : since === null ? 'issue' : 'issueSince';
  return (
    <div ref={place}>
      <Notice
        tone={over ? 'good' : issue ? 'warm' : 'info'}
        icon={<Icon size={22} stroke={1.8} aria-hidden />}
        title={issue ? t(`announcement.${key}`, { title, since: since && sinceText(since, language, new Date()) }) : title}
        actions={actions}
        onClose={onClose}
        closeLabel={t('announcement.close', { title })}
      >
        {body !== '' && <LazyMarkdown text={body} onLink={(url) => void pandu.app.openLink({ url })} />}
        {children}
      </Notice>
    </div>
  );
}
