import { homedir } from 'node:os';
import { join } from 'node:path';
import { app, nativeTheme, powerMonitor, session } from 'electron';
import type { Settings } from '../shared/ipc/contract.ts';
import { createCrashOffer } from './app/crash-offer.ts';
import { startDays } from './app/day.ts';
import { openGround } from './app/ground.ts';
import { registerHandlers } from './app/handlers.ts';
import { createHelpDesk } from './app/help-desk.ts';
import { createHotkey } from './app/hotkey.ts';
import { createMemory } from './app/memory.ts';
import { trustAuthority } from './app/network.ts';
import { followNews } from './app/news.ts';
import { openNotices } from './app/notices.ts';
import { createOpener } from './app/opener.ts';
import { ownCommand } from './app/own-program.ts';
import { servePage } from './app/page.ts';
import { createPanel } from './app/panel.ts';
import { createReportDesks } from './app/report-desks.ts';
import { createTipDesk } from './app/tip-desk.ts';
import { createInspector } from './inspector.ts';
import { writeCrashReport } from './logging/crash-reports.ts';
import { applyAutostart } from './platform/autostart.ts';
import { openSessionBus } from './platform/dbus.ts';
import type { Launch } from './platform/launch.ts';
import { pathsFrom } from './platform/paths.ts';
import { sessionEnvironment } from './platform/session-environment.ts';
import { within } from './platform/within.ts';
import { mergePolicy } from './policy/managed.ts';
import { openServices } from './services.ts';
import { fetchTipPicture } from './sync/tip-picture.ts';
import { watchTrayHost } from './tray/host.ts';
import { askToReopen } from './windows/dialogs.ts';
import { createPlacementStore } from './windows/placement-store.ts';
import { createWindow } from './windows/window.ts';

/** Milliseconds that what is under way may take to end when the app does. */
const longestStop = 5000;

export interface RunningApp {
  launch(launch: Launch): void;
  stop(): Promise<void>;
}

/** The composition root: builds the parts (`app/`) and wires them. Staged: the tray first, everything else after. */
export async function startApp(first: Launch): Promise<RunningApp> {
  const env = sessionEnvironment(process.env);
  const home = homedir();
  const uid = process.getuid?.() ?? 0;
  const paths = pathsFrom(env, home);
  const dist = join(app.getAppPath(), 'dist');
  const icon = join(dist, 'icons/pandu.png');
  const ground = await openGround({ env, home, uid, paths, dist, now: () => new Date() });
  const { log, settings, language, texts } = ground;
  nativeTheme.themeSource = settings.get().theme;

  // What is made when somebody looks, and let go when nobody does.
  const memory = createMemory(join(dist, 'native/koffi.node'), log.info);
  const window = createWindow({
    preload: join(dist, 'preload/index.cjs'),
    icon,
    placement: createPlacementStore(paths.config),
    onClosed: () => {
      desks.release();
      tipDesk.release();
      inspector.release();
      memory.letGo();
    },
    onCrash: (reason) => {
      const error = new Error(`the page ended: ${reason}`);
      writeCrashReport(paths.crashes, ground.now(), error, { version: services.version, process: 'page' }, ground.redact);
      void askToReopen(texts()).then((again) => again && open(window.view()));
    },
  });
  const inspector = createInspector(
    join(dist, 'main/inspector-worker.cjs'),
    { env: { ...env }, home, uid, cache: paths.cache, snapshots: paths.changes },
    log.warn,
    // It may work on for seconds after its window was closed.
    () => {
      if (!window.isOpen()) memory.letGo();
    },
  );

  // Services. Nothing is read from disk or sent before `sync.start()`.
  const services = await openServices({
    env,
    home,
    language,
    log: log.warn,
    async readInstalled() {
      const found = await inspector.installed();
      if (!window.isOpen()) inspector.release();
      return found;
    },
    onInstalled: () => window.send('tipsChanged', null),
  });
  const { outbox, feed, facts, version } = services;
  log.info('started', { version, electron: process.versions.electron, session: facts.sessionType });
  if (services.authority) trustAuthority(session.defaultSession, services.authority);
  const policy = () => mergePolicy(feed.state().policy, services.managed);
  const base = { ground, services, window, policy };

  const updateFace = () => void face.update();
  const announcementsChanged = () => {
    window.send('announcementsChanged', null);
    updateFace();
  };
  const applySettings = async ({ theme, autostart }: Settings): Promise<void> => {
    void crashes.follow();
    nativeTheme.themeSource = theme;
    await applyAutostart(paths.autostartFile, autostart, ownCommand());
    window.send('settingsChanged', start());
    await face.update();
  };
  const changeSettings = async (change: Partial<Settings>) => applySettings((await settings.set(change)).settings);

  const tipDesk = createTipDesk({
    ...base,
    inspector,
    inFront: () => inFront(),
    fetchPicture: (sha256) => fetchTipPicture(helpDesk.connection, sha256),
    changeSettings,
    show: (notice) => notices.show(notice),
    tellUrgent: (tips) => notices.tellUrgent(tips),
  });
  const helpDesk = createHelpDesk({
    ground,
    services,
    tipDesk,
    onRead: () => {
      window.send('reportsChanged', null);
      updateFace();
    },
    onCodeReplaced: () => window.send('codeReplaced', null),
  });
  const { announcements, sync } = helpDesk;
  const bus = await openSessionBus(env);
  const desks = createReportDesks({ ...base, inspector, bus, onAnswered: updateFace });
  const { capturer } = desks;
  const { open, inFront } = createOpener({ memory, window, capturer, reports: desks.reports });
  const start = servePage({ ...base, helpDesk });
  const removeIpc = registerHandlers({ ...base, tipDesk, helpDesk, desks, start, announcementsChanged, applySettings });

  // The tray and the notices.
  const { face, hide } = createPanel({ ground, services, helpDesk, open });
  const tipHelp = tipDesk.help;
  const notices = await openNotices({ ground, bus, icon, announcements, tipHelp, crashes: () => crashes, open, announcementsChanged });
  const stopHostWatch = bus ? await watchTrayHost(bus, face.host) : () => undefined;
  const crashes = createCrashOffer({ ...base, inspector, tipDesk, changeSettings, open, show: notices.show });
  const hotkey = createHotkey(() => open({ name: 'report' }), log.warn);
  const news = followNews({ ...base, memory, tipDesk, helpDesk, notices, face, hotkey, start, announcementsChanged });
  powerMonitor.on('resume', sync.wake);

  const launchNow = (launch: Launch) => {
    if (launch.kind === 'quit') app.quit();
    else if (launch.kind === 'open') open(launch.view);
  };
  await outbox.start().catch((error: unknown) => log.error('the outbox cannot be used', error));
  await sync.start();
  news.begin();
  const stopDays = startDays({ ...base, memory, inspector, tipHelp });
  memory.letGo();
  launchNow(first);
  void crashes.follow();
  // A program that was never installed must not start itself with the session.
  if (app.isPackaged) void applyAutostart(paths.autostartFile, settings.get().autostart, ownCommand());

  return {
    launch: launchNow,
    async stop() {
      memory.keep();
      news.stop();
      tipDesk.stop();
      hotkey.stop();
      crashes.stop();
      stopDays();
      stopHostWatch();
      window.close();
      hide();
      // A call that hangs must not keep the program alive: what was kept is on disk. And the thread goes before the exit, which
      // would wait for it.
      await within(longestStop, Promise.all([sync.stop(), outbox.stop(), inspector.stop()]));
      removeIpc();
      capturer.close();
      bus?.close();
      log.info('stopped');
    },
  };
}
