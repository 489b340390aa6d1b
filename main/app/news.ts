import type { Start } from '../../shared/ipc/contract.ts';
import type { Policy } from '../../shared/model/policy.ts';
import type { Services } from '../services.ts';
import type { TrayFace } from '../tray/face.ts';
import type { PanduWindow } from '../windows/window.ts';
import type { HelpDesk } from './help-desk.ts';
import type { Hotkey } from './hotkey.ts';
import type { Memory } from './memory.ts';
import type { Notices } from './notices.ts';
import type { TipDesk } from './tip-desk.ts';

export interface NewsPorts {
  readonly services: Services;
  readonly window: Pick<PanduWindow, 'isOpen' | 'send'>;
  readonly memory: Pick<Memory, 'letGo'>;
  readonly policy: () => Policy;
  readonly tipDesk: Pick<TipDesk, 'lookForUrgent'>;
  readonly helpDesk: Pick<HelpDesk, 'announcements' | 'contact' | 'sync'>;
  readonly notices: Pick<Notices, 'tell'>;
  readonly face: TrayFace;
  readonly hotkey: Hotkey;
  readonly start: () => Start;
  readonly announcementsChanged: () => void;
}

/** What the help desk sends changes what is shown. */
export interface NewsWatch {
  /** `sync` has started: what was planned for a time while Pandu did not run. */
  begin(): void;
  stop(): void;
}

export function followNews(ports: NewsPorts): NewsWatch {
  const { window, memory, policy, tipDesk, notices, face, hotkey, start, announcementsChanged } = ports;
  const { feed, tips } = ports.services;
  const { announcements, contact, sync } = ports.helpDesk;
  let tipsCame = false;
  let groups = '';
  let call = '';
  const calendar = announcements.follow((begun) => {
    announcementsChanged();
    notices.tell(begun.map((announcement) => ({ kind: 'announcement', announcement })));
  });
  sync.listen({
    reports: () => {
      window.send('reportsChanged', null);
      void face.update();
    },
    announcements: () => {
      calendar.changed();
      announcementsChanged();
    },
    read: (first) => {
      const callBefore = call;
      call = JSON.stringify(feed.state().call);
      if (call !== callBefore) {
        contact.used();
        window.send('settingsChanged', start());
      }
      const groupsBefore = groups;
      groups = JSON.stringify(feed.state().groups);
      if (groups !== groupsBefore) window.send('tipsChanged', null);
      if (tipsCame || groups !== groupsBefore) tipDesk.lookForUrgent(first);
      tipsCame = false;
    },
    policy: () => {
      hotkey.set(policy().hotkey);
      window.send('settingsChanged', start());
    },
    state: (state) => {
      window.send('syncChanged', state);
      void face.update();
    },
    news: notices.tell,
    // A round brings program text back that the tray does not need until the next one.
    rested: () => {
      if (!window.isOpen()) memory.letGo();
    },
  });
  tips.onChange(() => {
    tipsCame = true;
    window.send('tipsChanged', null);
  });
  return {
    begin() {
      call = JSON.stringify(feed.state().call);
      tipDesk.lookForUrgent(feed.state().cursor === 0);
      calendar.changed();
      hotkey.set(policy().hotkey);
      void face.update();
    },
    stop: calendar.stop,
  };
}
