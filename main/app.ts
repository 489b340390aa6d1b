import { homedir } from 'node:os';
import { join } from 'node:path';
import { app, clipboard, globalShortcut, ipcMain, nativeTheme, powerMonitor, protocol, screen, session, shell } from 'electron';
import { callRoute } from '../shared/api/client.ts';
import { desktopRoutes } from '../shared/api/desktop-routes.ts';
import type { Candidate, Settings, Start, View } from '../shared/ipc/contract.ts';
import type { Application } from '../shared/model/application.ts';
import type { Language } from '../shared/model/language.ts';
import { createRedactor, type Redactor } from '../shared/redaction/redactor.ts';
import { takeCapture } from './capture/capture.ts';
import { activeKwinWindow } from './capture/kwin.ts';
import { portalScreenshot } from './capture/portal.ts';
import { grabX11Screen } from './capture/screen.ts';
import { announcementsHandlers } from './ipc/handlers/announcements.ts';
import { appHandlers } from './ipc/handlers/app.ts';
import { computerHandlers } from './ipc/handlers/computer.ts';
import { reportHandlers } from './ipc/handlers/report.ts';
import { reportsHandlers } from './ipc/handlers/reports.ts';
import { settingsHandlers } from './ipc/handlers/settings.ts';
import { tipsHandlers } from './ipc/handlers/tips.ts';
import { registerIpc } from './ipc/register.ts';
import { writeCrashReport } from './logging/crash-reports.ts';
import { createLog } from './logging/log.ts';
import { systemFetch, trustAuthority } from './network.ts';
import { type Notice, noticesFor } from './notices/decide.ts';
import { createElectronNotifier } from './notices/electron-notifier.ts';
import { createBusNotifier } from './notices/notifier.ts';
import { applyAutostart } from './platform/autostart.ts';
import { openSessionBus } from './platform/dbus.ts';
import { inventoryOf, sessionLanguage } from './platform/desktop-facts.ts';
import { createFiles } from './platform/files.ts';
import type { Launch } from './platform/launch.ts';
import { pathsFrom } from './platform/paths.ts';
import { mainTexts } from './platform/texts.ts';
import { readIdentity } from './platform/users.ts';
import { createX11 } from './platform/x11.ts';
import { mergePolicy } from './policy/managed.ts';
import { openSettings } from './policy/settings.ts';
import { createDraftStore } from './report/draft-store.ts';
import { createReportDesk } from './report/report-desk.ts';
import { openServices } from './services.ts';
import { createAnnouncements } from './sync/announcements.ts';
import { createAxiosTransport } from './sync/axios-transport.ts';
import { createConnection } from './sync/connection.ts';
import { createConversations } from './sync/conversations.ts';
import { createCredentialStore } from './sync/credentials.ts';
import { createSync } from './sync/sync.ts';
import { createTray } from './tray/create.ts';
import { watchTrayHost } from './tray/host.ts';
import { trayMenu } from './tray/menu.ts';
import { tooltipOf, trayStateOf } from './tray/state.ts';
import { askToReopen, openLink } from './windows/dialogs.ts';
import { createPlacementStore } from './windows/placement-store.ts';
import { createPageServer } from './windows/protocol.ts';
import { applySecurityPolicy, isOurs, scheme } from './windows/security.ts';
import { createWindow } from './windows/window.ts';

export interface RunningApp {
  launch(launch: Launch): void;
  stop(): Promise<void>;
}

/** Where Wayland asks the user first, the picture may take as long as a person does. */
const screenshotLimits = { x11: 10_000, wayland: 30_000 } as const;

/** The composition root: builds the services and wires them. Staged: the tray first, everything else after. */
export async function startApp(first: Launch): Promise<RunningApp> {
  const { env } = process;
  const home = homedir();
  const uid = process.getuid?.() ?? 0;
  const paths = pathsFrom(env, home);
  const dist = join(app.getAppPath(), 'dist');
  const icon = join(dist, 'icons/pandu.png');
  const now = () => new Date();

  // Words and log.
  const newRedactor = (): Redactor => createRedactor(readIdentity(createFiles(), { uid, home, userName: env.USER ?? env.LOGNAME }));
  let ownRedactor: Redactor | null = null;
  const redact = (text: string): string => {
    ownRedactor ??= newRedactor();
    return ownRedactor.text(text);
  };
  const echo = env.PANDU_LOG === 'stderr' ? { echo: (line: string) => void process.stderr.write(line) } : {};
  const log = createLog({ folder: paths.logs, now, redact, ...echo });
  const settings = await openSettings({ file: paths.settingsFile, now, warn: log.warn });
  const language = (): Language => {
    const chosen = settings.get().language;
    return chosen === 'system' ? sessionLanguage(env) : chosen;
  };
  const texts = () => mainTexts[language()];
  nativeTheme.themeSource = settings.get().theme;

  // Services. Nothing is read from disk or sent before `sync.start()`.
  const services = await openServices({ env, home, language, log: log.warn });
  const { outbox, feed, tips, facts, version, newId } = services;
  log.info('started', { version, electron: process.versions.electron, session: facts.sessionType });
  if (services.authority) trustAuthority(session.defaultSession, services.authority);
  const connection = createConnection({
    credentials: createCredentialStore(paths.desktopFile, log.warn),
    config: () => services.server,
    transportTo: (origin, token) => createAxiosTransport({ origin, token, version, fetch: systemFetch }),
    inventory: () => inventoryOf(facts, language(), version),
    newId,
    now: Date.now,
    log: log.warn,
  });
  const sync = createSync({
    connection,
    outbox,
    feed,
    tips,
    fetch: systemFetch,
    now: Date.now,
    random: Math.random,
    newId,
    log: log.warn,
  });
  const announcements = createAnnouncements({ feed, outbox, newId, now });
  const conversations = createConversations({
    outbox,
    feed,
    sending: sync.sending,
    onRead: () => {
      window.send('reportsChanged', null);
      void showTray();
    },
  });
  const policy = () => mergePolicy(feed.state().policy, services.managed);
  const diagnostics = async () => {
    const [{ createDiagnostics }, { validateSection }, { exec }] = await Promise.all([
      import('./diagnostics/diagnostics.ts'),
      import('./diagnostics/validate.ts'),
      import('./platform/exec.ts'),
    ]);
    return createDiagnostics({ env, uid, home, now: Date.now, exec, validate: validateSection, screens: screensNow });
  };
  const applications = async () => (await import('./platform/applications.ts')).createApplications({ env, home, uid });

  // Capture and reports.
  const bus = await openSessionBus(env);
  const wayland = facts.sessionType === 'wayland';
  // Two, so that a question does not wait behind the pixels of a picture.
  const x11 = !wayland && env.DISPLAY ? { facts: createX11(env.DISPLAY), pictures: createX11(env.DISPLAY) } : null;
  const capture = () =>
    takeCapture(
      {
        now,
        activeWindow: async (signal) => {
          if (x11) return x11.facts.activeWindow();
          return bus && facts.desktops.includes('KDE') ? activeKwinWindow(bus, signal) : null;
        },
        describe: async (clue) => (await applications()).describe(clue),
        grab: async (signal, onTaken) => {
          if (x11) return grabX11Screen(x11.pictures)(signal, onTaken);
          if (!wayland || !bus) return null;
          const { state, png } = await portalScreenshot(bus, signal);
          return { state, encode: () => png ?? new Uint8Array() };
        },
        screenshotAllowed: policy().screenshotAllowed,
        ownPid: process.pid,
        log: log.warn,
      },
      wayland ? screenshotLimits.wayland : screenshotLimits.x11,
      () => window.painted(),
    );
  const withIcon = async (application: Application): Promise<Candidate> => {
    const found = await (await applications()).iconOf(application);
    return found ? { ...application, icon: `data:${found.mediaType};base64,${Buffer.from(found.bytes).toString('base64')}` } : application;
  };
  const desk = createReportDesk({
    capture,
    painted: () => window.painted(),
    running: async () => Promise.all((await (await applications()).running()).map(withIcon)),
    withIcon,
    diagnose: async (application, onSection, signal) =>
      (await diagnostics()).run({ application, onSection, signal, off: policy().sectionsOff }),
    outbox,
    drafts: createDraftStore(paths.drafts, Date.now, log.warn),
    redact: (text) => newRedactor().text(text),
    language,
    version,
    newId,
    now: Date.now,
    onEvidence: (id) => window.send('evidenceChanged', { id }),
  });

  // The window and its page.
  const window = createWindow({
    preload: join(dist, 'preload/index.cjs'),
    icon,
    placement: createPlacementStore(paths.config),
    onClosed: () => {
      desk.release();
      tips.release();
    },
    onCrash: (reason) => {
      writeCrashReport(paths.crashes, now(), new Error(`the page ended: ${reason}`), { version, process: 'page' }, redact);
      void askToReopen(texts()).then((again) => again && open(window.view()));
    },
  });
  const start = (): Start => ({
    version,
    language: language(),
    theme: settings.get().theme,
    view: window.view(),
    policy: policy(),
    sync: sync.state(),
    unread: conversations.unread().length,
  });
  const servePage = createPageServer(join(dist, 'desktop'), start, () => ({
    file: window.view().name === 'report' ? `report.${language()}.html` : null,
    dark: nativeTheme.shouldUseDarkColors,
  }));
  applySecurityPolicy(app, session.defaultSession);
  protocol.handle(scheme, servePage);

  /** What is in front is looked at first thing: a moment later it is our own window. */
  function open(view: View): void {
    const taken = capture();
    desk.prepare(taken);
    // In the next turn: making a window takes long, and the questions about what is in front must leave before.
    setImmediate(() => window.open(view, taken.taken));
  }
  /** A click on the icon: to the answer that waits, else to the report. */
  function openFromTray(): void {
    const unread = conversations.unread();
    const [id] = unread;
    open(id === undefined ? { name: 'report' } : { name: 'reports', ...(unread.length === 1 ? { id } : {}) });
  }

  const applySettings = async ({ theme, autostart }: Settings): Promise<void> => {
    nativeTheme.themeSource = theme;
    await applyAutostart(paths.autostartFile, autostart, ownCommand());
    window.send('settingsChanged', start());
    await showTray();
  };
  const removeIpc = registerIpc({
    host: ipcMain,
    handlers: {
      app: appHandlers({ start, openLink: (url) => openLink(url, texts()), copyText: (text) => clipboard.writeText(text) }),
      report: reportHandlers(desk),
      reports: reportsHandlers({
        mine: conversations,
        outbox,
        fetchPicture,
        openFolder: async (folder) => void (await shell.openPath(folder)),
        wake: sync.wake,
        newId,
        now,
      }),
      tips: tipsHandlers({ tips, outbox, language, newId, now }),
      announcements: announcementsHandlers(announcements),
      computer: computerHandlers({ diagnostics, sectionsOff: () => policy().sectionsOff, now }),
      settings: settingsHandlers(settings, applySettings),
    },
    isOurs,
    log: log.warn,
  });

  async function fetchPicture(id: string, attachmentId: string): Promise<Uint8Array | null> {
    const linked = await connection.link();
    if (!linked.ok) return null;
    const result = await callRoute(linked.link.transport, desktopRoutes.getAttachment, { params: { id, attachmentId } });
    return result.ok ? result.value : null;
  }

  // The tray and the notices.
  const tray = createTray(join(dist, 'icons'), openFromTray, (action) => {
    if (action.kind === 'quit') app.quit();
    else open(action.view);
  });
  let trayHost = false;
  let boundary: NodeJS.Timeout | undefined;
  async function showTray(): Promise<void> {
    const waiting = (await outbox.list()).filter(
      ({ manifest, refusal }) => refusal === null && manifest.kind !== 'receipt' && manifest.kind !== 'tip-outcome',
    ).length;
    if (!trayHost) return;
    const trayFacts = { unread: conversations.unread().length, waiting, announcements: announcements.unseen().length };
    tray.show({
      state: trayStateOf(trayFacts),
      tooltip: tooltipOf(trayFacts, texts()),
      menu: trayMenu(texts(), trayFacts.unread),
    });
    clearTimeout(boundary);
    const next = announcements.nextChange();
    if (next !== null) boundary = setTimeout(announcementsChanged, Math.min(next + 50, 2 ** 31 - 1));
  }
  function announcementsChanged(): void {
    window.send('announcementsChanged', null);
    void showTray();
  }
  const fallback = createElectronNotifier(icon, openNotice);
  const notifier = bus ? await createBusNotifier({ bus, icon, openLabel: () => texts().open, onClick: openNotice, fallback }) : fallback;
  function openNotice(notice: Notice): void {
    open(notice.view);
  }
  const stopHostWatch = bus
    ? await watchTrayHost(bus, (present) => {
        trayHost = present;
        if (present) void showTray();
        else tray.hide();
      })
    : () => undefined;

  // What the help desk sends changes what is shown.
  let hotkey: string | null = null;
  const applyHotkey = () => {
    const wanted = policy().hotkey;
    if (wanted === hotkey) return;
    if (hotkey) globalShortcut.unregister(hotkey);
    hotkey = wanted;
    if (wanted && !register(wanted, () => open({ name: 'report' })))
      log.warn('the hotkey is taken or not possible here', { hotkey: wanted });
  };
  sync.listen({
    reports: () => {
      window.send('reportsChanged', null);
      void showTray();
    },
    announcements: announcementsChanged,
    policy: () => {
      applyHotkey();
      window.send('settingsChanged', start());
    },
    state: (state) => window.send('syncChanged', state),
    news: (news) => {
      if (!settings.get().notifications) return;
      for (const notice of noticesFor(news, texts(), language(), announcements.current())) void notifier.show(notice);
    },
  });
  tips.onChange(() => window.send('tipsChanged', null));
  powerMonitor.on('resume', sync.wake);

  const launchNow = (launch: Launch) => {
    if (launch.kind === 'quit') app.quit();
    else if (launch.kind === 'open') open(launch.view);
  };
  await outbox.start().catch((error: unknown) => log.error('the outbox cannot be used', error));
  await sync.start();
  applyHotkey();
  void showTray();
  launchNow(first);
  void x11?.facts.open();
  void x11?.pictures.open();
  // A program that was never installed must not start itself with the session.
  if (app.isPackaged) void applyAutostart(paths.autostartFile, settings.get().autostart, ownCommand());

  return {
    launch: launchNow,
    async stop() {
      clearTimeout(boundary);
      globalShortcut.unregisterAll();
      stopHostWatch();
      window.close();
      tray.hide();
      await Promise.all([sync.stop(), outbox.stop()]);
      removeIpc();
      x11?.facts.close();
      x11?.pictures.close();
      bus?.close();
      log.info('stopped');
    },
  };
}

function register(accelerator: string, pressed: () => void): boolean {
  try {
    return globalShortcut.register(accelerator, pressed);
  } catch {
    // Not an accelerator: IT mistyped it.
    return false;
  }
}

/** How this very program is started again: the AppImage itself, the installed program, or Electron with our folder. */
function ownCommand(): readonly string[] {
  const { APPIMAGE } = process.env;
  if (APPIMAGE) return [APPIMAGE];
  return app.isPackaged ? [process.execPath] : [process.execPath, app.getAppPath()];
}

async function screensNow() {
  return screen.getAllDisplays().map(({ label, id, size, scaleFactor }) => ({
    name: label || `screen ${id}`,
    width: Math.round(size.width * scaleFactor),
    height: Math.round(size.height * scaleFactor),
  }));
}
