import { join } from 'node:path';
import { startHelpDesk } from '../../build/start/helpdesk.ts';
import { openSession } from '../../build/start/session.ts';
import { openSessionBus } from '../../main/platform/dbus.ts';
import { launchChromium } from '../support/session/chromium.ts';
import { launchApp, root } from '../support/session/desktop-app.ts';
import { watchNotifications } from '../support/session/notifications.ts';
import { pointerIn } from '../support/session/pointer.ts';
import { signIn } from '../support/session/sign-in.ts';
import { trayItem } from '../support/session/tray.ts';

type Ends = (() => Promise<void>)[];

/** A screen with a panel and a notification service, on which a person sits. */
export async function openDesk(ends: Ends) {
  const session = await openSession({ size: '1280x800' });
  ends.push(session.close);
  const bus = await openSessionBus(session.env);
  if (!bus) throw new Error('the session bus does not answer');
  ends.push(async () => bus.close());
  const notifications = await watchNotifications(session.env.DBUS_SESSION_BUS_ADDRESS ?? '');
  ends.push(async () => notifications.close());
  return { session, bus, notifications, pointer: pointerIn(session.env) };
}

export async function openHelpDesk(folder: string, ends: Ends) {
  const helpDesk = await startHelpDesk({ root, data: join(folder, 'helpdesk'), log: join(folder, 'helpdesk.log') });
  ends.push(helpDesk.stop);
  const browser = await launchChromium();
  ends.push(() => browser.close());
  const agent = await browser.newContext({
    baseURL: helpDesk.url,
    locale: 'en-GB',
    reducedMotion: 'reduce',
    viewport: { width: 1360, height: 900 },
  });
  await signIn(agent, helpDesk);
  return { helpDesk, console: await agent.newPage() };
}

export async function openApp(
  folder: string,
  desk: Awaited<ReturnType<typeof openDesk>>,
  server: { url: string; enrolmentKey: string },
  ends: Ends,
) {
  const app = await launchApp({ folder: join(folder, 'desktop'), session: desk.session.env, server });
  ends.push(app.stop);
  return { app, tray: await trayItem(desk.bus) };
}

/** A real program in front, so that the report has something to be about. */
export async function openBrowser(
  desk: Awaited<ReturnType<typeof openDesk>>,
  { address, html }: { address: string; html: string },
  ends: Ends,
): Promise<void> {
  const browser = await launchChromium({
    headless: false,
    env: desk.session.env,
    args: ['--test-type', '--window-size=1200,720', '--window-position=40,40'],
  });
  ends.push(() => browser.close());
  const page = await browser.newPage({ viewport: null });
  await page.route('**/*', (route) => route.fulfill({ contentType: 'text/html', body: html }));
  await page.goto(address);
  await desk.pointer.waitForWindow('chromium');
}
