import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import { type HelpDesk, startHelpDesk } from '../../../build/start/helpdesk.ts';
import type { Environment } from '../../../build/start/processes.ts';
import { openSession, type Session } from '../../../build/start/session.ts';
import { type Bus, openSessionBus } from '../../../main/platform/dbus.ts';
import { type FaultProxy, openFaultProxy } from '../fault-proxy.ts';
import { launchChromium } from './chromium.ts';
import { type AppStart, type DesktopApp, launchApp, root } from './desktop-app.ts';
import { startNotificationService } from './notification-service.ts';
import { type Notifications, watchNotifications } from './notifications.ts';
import { type Pointer, pointerIn } from './pointer.ts';
import { signIn } from './sign-in.ts';

/** What all tests of a file share: starting it costs seconds. */
interface Shared {
  /** `test.use({ tray: 'none' })`: no panel and no notification service, as on a bare GNOME. */
  readonly tray: 'panel' | 'none';
  /** More variables of the help desk. */
  readonly environment: Environment;
  readonly session: Session;
  /** A connection to the session's bus. */
  readonly bus: Bus;
  readonly desk: HelpDesk;
  /** A browser in which the first administrator is signed in. */
  readonly agent: BrowserContext;
}

/** What each test has for itself. */
interface Own {
  /** The network between the app and the help desk; let through until told otherwise. */
  readonly network: FaultProxy;
  /** Starts the app, enrolled by itself; one folder for each test, so that a second start goes on where the first ended. */
  readonly launch: (start?: AppStart) => Promise<DesktopApp>;
  /** Of the panel's real service, or of one of ours where there is none. */
  readonly notifications: Notifications & {
    /** On the last one. @param action the id of a button; only where there is no panel */
    readonly click: (action?: string) => Promise<void>;
  };
  readonly pointer: Pointer;
  /** A page of the agents' console, signed in. */
  readonly console: Page;
}

async function temporary(name: string): Promise<{ folder: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), `pandu-e2e-${name}-`));
  return { folder, remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }) };
}

const worker = { scope: 'worker', timeout: 120_000 } as const;

export const test = base.extend<Own, Shared>({
  tray: ['panel', { scope: 'worker', option: true }],
  environment: [{}, { scope: 'worker', option: true }],
  session: [
    async ({ tray }, use) => {
      const session = await openSession({ tray, notifications: tray === 'panel' ? 'service' : 'none' });
      await use(session);
      await session.close();
    },
    worker,
  ],
  bus: [
    async ({ session }, use) => {
      const bus = await openSessionBus(session.env);
      if (!bus) throw new Error('the session bus does not answer');
      await use(bus);
      bus.close();
    },
    worker,
  ],
  desk: [
    async ({ environment }, use) => {
      const { folder, remove } = await temporary('desk');
      const desk = await startHelpDesk({ root, data: join(folder, 'data'), log: join(folder, 'helpdesk.log'), env: environment });
      await use(desk);
      await desk.stop();
      await remove();
    },
    worker,
  ],
  agent: [
    async ({ desk }, use) => {
      const browser = await launchChromium();
      const context = await browser.newContext({ baseURL: desk.url, locale: 'en-GB', reducedMotion: 'reduce' });
      await signIn(context, desk);
      await use(context);
      await browser.close();
    },
    worker,
  ],
  network: async ({ desk }, use) => {
    const proxy = await openFaultProxy(desk.url);
    await use(proxy);
    await proxy.close();
  },
  launch: async ({ session, desk, network }, use) => {
    const { folder, remove } = await temporary('app');
    const started: DesktopApp[] = [];
    await use(async (start) => {
      const server = { url: start?.url ?? network.url, enrolmentKey: desk.enrolmentKey };
      const app = await launchApp({ folder: start?.of ? join(folder, start.of) : folder, session: session.env, server }, start);
      started.push(app);
      return app;
    });
    await Promise.all(started.map((app) => app.stop()));
    await remove();
  },
  pointer: async ({ session }, use) => use(pointerIn(session.env)),
  notifications: async ({ session, tray, pointer }, use) => {
    const address = session.env.DBUS_SESSION_BUS_ADDRESS ?? '';
    if (tray === 'panel') {
      const watched = await watchNotifications(address);
      await use({ ...watched, click: () => pointer.clickNotification() });
      watched.close();
      return;
    }
    const service = await startNotificationService(address);
    await use({ ...service, click: async (action) => service.act(service.shown.at(-1)?.id ?? 0, action) });
    service.close();
  },
  console: async ({ agent }, use) => {
    const page = await agent.newPage();
    await use(page);
    await page.close();
  },
});

export { expect };
