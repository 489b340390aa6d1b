import type { Tip } from '../../shared/model/tip.ts';
import { type Notice, noticeOfTips, noticesFor } from '../notices/decide.ts';
import { createElectronNotifier } from '../notices/electron-notifier.ts';
import { createBusNotifier, type Notifier } from '../notices/notifier.ts';
import type { Bus } from '../platform/dbus.ts';
import type { Announcements } from '../sync/announcements.ts';
import type { News } from '../sync/feed/state.ts';
import type { CrashHelpSwitch } from './crash-help-switch.ts';
import type { Ground } from './ground.ts';
import type { Opener } from './opener.ts';
import { dayNoticeKey, type TipHelp } from './tip-help.ts';

export interface NoticesPorts {
  readonly ground: Ground;
  readonly bus: Bus | null;
  readonly icon: string;
  readonly announcements: Announcements;
  readonly tipHelp: Pick<TipHelp, 'answered'>;
  /** Asked at a click. */
  readonly crashes: () => Pick<CrashHelpSwitch, 'answered'>;
  readonly open: Opener['open'];
  readonly announcementsChanged: () => void;
}

export interface Notices extends Notifier {
  /** Of what the help desk sent, as far as the user wants to hear of it. */
  tell(news: readonly News[]): void;
  tellUrgent(tips: readonly Tip[]): void;
}

/** Notifications, and what a click on one does. */
export async function openNotices(ports: NoticesPorts): Promise<Notices> {
  const { ground, bus, icon, announcements, tipHelp, open } = ports;
  const { now, settings, language, texts } = ground;
  function onClick(notice: Notice, action: string): void {
    const { about } = notice;
    for (const id of notice.announcements ?? []) void announcements.see(id).then(ports.announcementsChanged);
    if (about) ports.crashes().answered(about, action);
    else if (notice.key !== dayNoticeKey || !tipHelp.answered(action)) open(notice.view);
  }
  const fallback = createElectronNotifier(icon, onClick);
  const { show } = bus ? await createBusNotifier({ bus, icon, openLabel: () => texts().open, onClick, fallback }) : fallback;
  return {
    show,
    tell(news) {
      if (!settings.get().notifications) return;
      const held = { current: announcements.current(), allClears: announcements.allClears() };
      for (const notice of noticesFor(news, texts(), language(), held, now())) {
        void show(notice);
        if (notice.announcements) void announcements.told(notice.announcements);
      }
    },
    tellUrgent(tips) {
      const notice = settings.get().notifications ? noticeOfTips(tips, texts(), language()) : null;
      if (notice) void show(notice);
    },
  };
}
