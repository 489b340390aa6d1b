import { join } from 'node:path';
import { app } from 'electron';
import type { Services } from '../services.ts';
import { openRequests } from '../sync/my-reports.ts';
import { createTray } from '../tray/create.ts';
import { createTrayFace, type TrayFace } from '../tray/face.ts';
import type { Ground } from './ground.ts';
import type { HelpDesk } from './help-desk.ts';
import type { Opener } from './opener.ts';

export interface PanelPorts {
  readonly ground: Ground;
  readonly services: Services;
  readonly helpDesk: Pick<HelpDesk, 'announcements' | 'conversations' | 'sync'>;
  readonly open: Opener['open'];
}

export interface Panel {
  readonly face: TrayFace;
  hide(): void;
}

/** The icon in the panel: what it tells, and where a click on it leads. */
export function createPanel({ ground, services, helpDesk, open }: PanelPorts): Panel {
  const { announcements, conversations, sync } = helpDesk;
  const { feed, outbox } = services;
  /** To the answer that waits, else to the report. */
  function openFromTray(): void {
    const unread = conversations.unread();
    const [id] = unread;
    open(id === undefined ? { name: 'report' } : { name: 'reports', ...(unread.length === 1 ? { id } : {}) });
  }
  const tray = createTray(join(ground.dist, 'icons'), openFromTray, (action) => {
    if (action.kind === 'quit') app.quit();
    else open(action.view);
  });
  const face = createTrayFace({
    tray,
    texts: ground.texts,
    unread: () => conversations.unread().length,
    asked: () => openRequests(feed.state(), feed.marks(), Date.now()).length,
    announcements: () => announcements.unseen().length,
    outbox: outbox.list,
    stale: () => sync.state().state === 'stale',
  });
  return { face, hide: tray.hide };
}
