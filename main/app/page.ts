import { join } from 'node:path';
import { app, nativeTheme, protocol, session } from 'electron';
import type { Start } from '../../shared/ipc/contract.ts';
import type { Policy } from '../../shared/model/policy.ts';
import type { Services } from '../services.ts';
import { createPageServer } from '../windows/protocol.ts';
import { applySecurityPolicy, scheme } from '../windows/security.ts';
import type { PanduWindow } from '../windows/window.ts';
import type { Ground } from './ground.ts';
import type { HelpDesk } from './help-desk.ts';

export interface PagePorts {
  readonly ground: Ground;
  readonly services: Services;
  readonly window: Pick<PanduWindow, 'view'>;
  readonly policy: () => Policy;
  readonly helpDesk: Pick<HelpDesk, 'sync' | 'conversations'>;
}

/** Serves the window's page, to nobody else and with nothing else. @returns what a page starts with, as it is now */
export function servePage({ ground, services, window, policy, helpDesk }: PagePorts): () => Start {
  const { dist, settings, language } = ground;
  const { feed, facts, version } = services;
  const start = (): Start => ({
    version,
    language: language(),
    theme: settings.get().theme,
    view: window.view(),
    policy: policy(),
    sync: helpDesk.sync.state(),
    unread: helpDesk.conversations.unread().length,
    call: feed.state().call,
    desktops: [...facts.desktops],
  });
  const serve = createPageServer(join(dist, 'desktop'), start, () => ({
    file: window.view().name === 'report' ? `report.${language()}.html` : null,
    dark: nativeTheme.shouldUseDarkColors,
  }));
  applySecurityPolicy(app, session.defaultSession);
  protocol.handle(scheme, serve);
  return start;
}
