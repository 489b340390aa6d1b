import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';
import { app, clipboard, ipcMain, nativeTheme, powerMonitor, protocol, session, shell } from 'electron';
import { callRoute } from '../shared/api/client.ts';
import { desktopRoutes } from '../shared/api/desktop-routes.ts';
import type { Settings, Start, View } from '../shared/ipc/contract.ts';
import type { Application } from '../shared/model/application.ts';
import type { Section } from '../shared/model/section.ts';
import { createCapturer } from './capture/capturer.ts';
import { onceADay } from './changes/daily.ts';
import { createCrashHelpSwitch } from './crash-help-switch.ts';
import { openGround } from './ground.ts';
import { createHotkey } from './hotkey.ts';
import { createInspector } from './inspector.ts';
import { addressesHandlers } from './ipc/handlers/addresses.ts';
import { announcementsHandlers } from './ipc/handlers/announcements.ts';
import { appHandlers } from './ipc/handlers/app.ts';
import { computerHandlers } from './ipc/handlers/computer.ts';
import { contactHandlers } from './ipc/handlers/contact.ts';
import { freshSetHandlers } from './ipc/handlers/fresh-set.ts';
import { reportHandlers } from './ipc/handlers/report.ts';
import { reportFileHandlers } from './ipc/handlers/report-file.ts';
import { reportsHandlers } from './ipc/handlers/reports.ts';
import { settingsHandlers } from './ipc/handlers/settings.ts';
import { tipsHandlers } from './ipc/handlers/tips.ts';
import { registerIpc } from './ipc/register.ts';
import { writeCrashReport } from './logging/crash-reports.ts';
import { createMemory } from './memory.ts';
import { systemFetch, trustAuthority } from './network.ts';
import { type Notice, noticeOfTips, noticesFor } from './notices/decide.ts';
import { createElectronNotifier } from './notices/electron-notifier.ts';
import { createBusNotifier } from './notices/notifier.ts';
import { ownCommand, screensNow } from './own-program.ts';
import { writeAtomically } from './platform/atomic-write.ts';
import { applyAutostart } from './platform/autostart.ts';
import { codeCacheIn } from './platform/cache-folder.ts';
import { openSessionBus } from './platform/dbus.ts';
import { inventoryOf } from './platform/desktop-facts.ts';
import type { Launch } from './platform/launch.ts';
import { pathsFrom } from './platform/paths.ts';
import { sessionEnvironment } from './platform/session-environment.ts';
import { within } from './platform/within.ts';
import { mergePolicy } from './policy/managed.ts';
import { createDraftStore } from './report/draft-store.ts';
import { createFreshSetDesk } from './report/fresh-set-desk.ts';
import { createReportDesk, type ReportedCrash } from './report/report-desk.ts';
import { openServices } from './services.ts';
import { createAnnouncements } from './sync/announcements.ts';
import { createAxiosTransport } from './sync/axios-transport.ts';
import { createCodeMark } from './sync/code-mark.ts';
import { createConnection } from './sync/connection.ts';
import { createConversations } from './sync/conversations.ts';
import { createCredentialStore } from './sync/credentials.ts';
import type { News } from './sync/feed/state.ts';
import { openRequests } from './sync/my-reports.ts';
import { createContactDesk } from './sync/support-code.ts';
import { createSync } from './sync/sync.ts';
import { fetchTipPicture } from './sync/tip-picture.ts';
import { createTipHelp, dayNoticeKey } from './tip-help.ts';
import { createTipEffects } from './tips/effect.ts';
import { createTipTimes } from './tips/on-time.ts';
import { createTipPictures } from './tips/pictures.ts';
import { createUnansweredSearches } from './tips/unanswered.ts';
import { createUrgentTips } from './tips/urgent.ts';
import { createTray } from './tray/create.ts';
import { createTrayFace } from './tray/face.ts';
import { watchTrayHost } from './tray/host.ts';
import { askBeforeAction, askToReopen, askWhereToSave, openLink } from './windows/dialogs.ts';
import { createPlacementStore } from './windows/placement-store.ts';
import { createPageServer } from './windows/protocol.ts';
import { applySecurityPolicy, isOurs, scheme } from './windows/security.ts';
import { createWindow } from './windows/window.ts';

/** Milliseconds that what is under way may take to end when the app does. */
const longestStop = 5000;

export interface RunningApp {
  launch(launch: Launch): void;
  stop(): Promise<void>;
}

/** The composition root: builds the services and wires them. Staged: the tray first, everything else after. */
export async function startApp(first: Launch): Promise<RunningApp> {
  const env = sessionEnvironment(process.env);
  const home = homedir();
  const uid = process.getuid?.() ?? 0;
  const paths = pathsFrom(env, home);
  const dist = join(app.getAppPath(), 'dist');
  const icon = join(dist, 'icons/pandu.png');
  const now = () => new Date();

  const { log, redact, newPlaceholderKey, newRedactor, settings, language, texts } = await openGround({ env, home, uid, paths, now });
  nativeTheme.themeSource = settings.get().theme;

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
  const { outbox, feed, tips, ownFacts, facts, version, newId } = services;
  log.info('started', { version, electron: process.versions.electron, session: facts.sessionType });
  if (services.authority) trustAuthority(session.defaultSession, services.authority);
  const credentials = createCredentialStore(paths.desktopFile, log.warn);
  const connection = createConnection({
    credentials,
    config: () => services.server,
    transportTo: (origin, token) => createAxiosTransport({ origin, token, version, fetch: systemFetch }),
    inventory: () => inventoryOf(facts, language(), version),
    newId,
    now: Date.now,
    log: log.warn,
  });
  const contact = createContactDesk({
    connection,
    mark: createCodeMark(paths.codeMark, Date.now, log.warn),
    now: Date.now,
    newId,
    onReplaced: () => window.send('codeReplaced', null),
  });
  const announcements = createAnnouncements({ feed, outbox, facts: ownFacts, newId, now });
  const tipPictures = createTipPictures({
    folder: join(paths.tips, 'pictures'),
    tips: {
      async mine() {
        const mine = await tips.list(language());
        // Asked at the start and by rounds of sync, when nobody looks at tips.
        if (!window.isOpen()) tips.release();
        return mine;
      },
      onChange: tips.onChange,
    },
    fetch: (sha256) => fetchTipPicture(connection, sha256),
    log: log.warn,
  });
  /** Name of the application in front at the last click. */
  let inFront: string | null = null;
  const effects = createTipEffects({
    file: paths.tipEffects,
    tips,
    outbox,
    language,
    inFront: () => inFront,
    now: Date.now,
    newId,
    log: log.warn,
  });
  const unanswered = createUnansweredSearches({
    outbox,
    redactor: () => newRedactor(newPlaceholderKey()),
    sharing: () => settings.get().shareSearches,
    setSharing: async (shareSearches) => applySettings((await settings.set({ shareSearches })).settings),
    language,
    inFront: () => inFront,
    now,
    newId,
  });
  const sync = createSync({
    connection,
    announcements,
    outbox,
    feed,
    tips,
    keepPictures: tipPictures.keep,
    effects,
    fetch: systemFetch,
    now: Date.now,
    random: Math.random,
    newId,
    log: log.warn,
  });
  const conversations = createConversations({
    outbox,
    feed,
    sending: sync.sending,
    now,
    onRead: () => {
      window.send('reportsChanged', null);
      void face.update();
    },
  });
  const policy = () => mergePolicy(feed.state().policy, services.managed);
  const inspector = createInspector(
    join(dist, 'main/inspector-worker.cjs'),
    { env: { ...env }, home, uid, cache: paths.cache, snapshots: paths.changes },
    log.warn,
    // It may work on for seconds after its window was closed.
    () => {
      if (!window.isOpen()) memory.letGo();
    },
  );
  const reach = () => ({
    checkUrl: policy().checkUrl,
    helpDesk: services.server?.serverUrl,
    ca: services.authority ?? undefined,
  });
  const inspect = (application: Application | null, onSection: (section: Section) => void, signal: AbortSignal, placeholderKey?: string) =>
    inspector
      .run({ application, off: policy().sectionsOff, screens: screensNow(), reach: reach(), placeholderKey }, onSection, signal)
      .then((inspected) => {
        void ownFacts.inspected(inspected.findings.map(({ id }) => id));
        return inspected;
      });

  // Capture and reports.
  const bus = await openSessionBus(env);
  const capturer = createCapturer({
    sessionType: facts.sessionType,
    display: env.DISPLAY,
    desktops: facts.desktops,
    bus,
    describe: inspector.describe,
    screenshotAllowed: () => policy().screenshotAllowed,
    painted: () => window.painted(),
    log: log.warn,
  });
  const desk = createReportDesk({
    capture: capturer.take,
    painted: () => window.painted(),
    running: inspector.running,
    withIcon: inspector.withIcon,
    diagnose: inspect,
    outbox,
    drafts: createDraftStore(paths.drafts, Date.now, log.warn),
    redact: (value, key) => newRedactor(key).value(value),
    newPlaceholderKey,
    language,
    version,
    newId,
    now: Date.now,
    log: log.warn,
    onEvidence: (id) => window.send('evidenceChanged', { id }),
  });

  const freshSets = createFreshSetDesk({
    feed,
    outbox,
    running: inspector.running,
    diagnose: inspect,
    off: () => policy().sectionsOff,
    version,
    now,
    log: log.warn,
    onEvidence: (id) => window.send('evidenceChanged', { id }),
    onAnswered: () => void face.update(),
  });

  // The window and its page.
  const memory = createMemory(join(dist, 'native/koffi.node'), log.info);
  const window = createWindow({
    preload: join(dist, 'preload/index.cjs'),
    icon,
    placement: createPlacementStore(paths.config),
    onClosed: () => {
      desk.release();
      freshSets.release();
      tips.release();
      tipTimes.rest();
      effects.release();
      unanswered.release();
      inspector.release();
      memory.letGo();
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
    call: feed.state().call,
    desktops: [...facts.desktops],
  });
  const servePage = createPageServer(join(dist, 'desktop'), start, () => ({
    file: window.view().name === 'report' ? `report.${language()}.html` : null,
    dark: nativeTheme.shouldUseDarkColors,
  }));
  applySecurityPolicy(app, session.defaultSession);
  protocol.handle(scheme, servePage);

  /** What is in front is looked at first thing: a moment later it is our own window. */
  function open(view: View, about?: ReportedCrash): void {
    memory.keep();
    const taken = capturer.take();
    desk.prepare(taken, about);
    void taken.application.then((application) => {
      inFront = application?.name ?? null;
    });
    // In the next turn: making a window takes long, and the questions about what is in front must leave before.
    setImmediate(() => window.open(view, taken.taken));
  }
  /** A click on the icon: to the answer that waits, else to the report. */
  function openFromTray(): void {
    const unread = conversations.unread();
    const [id] = unread;
    open(id === undefined ? { name: 'report' } : { name: 'reports', ...(unread.length === 1 ? { id } : {}) });
  }

  function announcementsChanged(): void {
    window.send('announcementsChanged', null);
    void face.update();
  }
  const applySettings = async ({ theme, autostart }: Settings): Promise<void> => {
    void crashHelp.follow();
    nativeTheme.themeSource = theme;
    await applyAutostart(paths.autostartFile, autostart, ownCommand());
    window.send('settingsChanged', start());
    await face.update();
  };
  const tipHelp = createTipHelp({
    env,
    home,
    desktops: facts.desktops,
    folder: paths.data,
    tips,
    language,
    settings: settings.get,
    policy,
    groups: () => feed.state().groups,
    running: inspector.running,
    reported: () => Object.values(feed.state().tickets).flatMap(({ application }) => application ?? []),
    ask: (id) => askBeforeAction(id, texts()),
    copyText: (text) => clipboard.writeText(text),
    texts,
    show: (notice) => notifier.show(notice),
    neverAgain: async () => applySettings((await settings.set({ tipOfTheDay: false })).settings),
    now,
    log: log.info,
  });
  // The page lists them anew then, and with that the next time is waited for.
  const tipTimes = createTipTimes({ tips, tell: () => window.send('tipsChanged', null) });
  /** Let go of again unless somebody is reading: most days end without a window. */
  const glanceAtTips = async () => {
    const all = await tips.list(language());
    if (!window.isOpen()) tips.release();
    return all;
  };
  const removeIpc = registerIpc({
    host: ipcMain,
    handlers: {
      app: appHandlers({
        start,
        linkHosts: () => policy().linkHosts,
        openLink: (url) => openLink(url, texts()),
        copyText: (text) => clipboard.writeText(text),
      }),
      report: reportHandlers(desk, effects.reported),
      reports: reportsHandlers({
        mine: conversations,
        outbox,
        fetchPicture,
        openFolder: async (folder) => void (await shell.openPath(folder)),
        wake: sync.wake,
        newId,
        now,
      }),
      reportFile: reportFileHandlers({
        async make(id) {
          // Nothing of it is needed before somebody presses the button.
          const { makeReportFile } = await import('./outbox/report-file.ts');
          return makeReportFile(await outbox.read(id), await credentials.load(), policy().contact.email ?? '');
        },
        address: () => policy().contact.email ?? '',
        askWhere: (name) => askWhereToSave(join(folderOf('documents'), name), texts()),
        folder: () => folderOf('downloads'),
        write: writeAtomically,
        async openMail(to, file) {
          const { reportMailSubject: subject, reportMailBody: body } = texts();
          return (await import('./actions/mail.ts')).openNewMail({ to, subject, body, file }, env, home);
        },
      }),
      freshSet: freshSetHandlers(freshSets),
      tips: tipsHandlers({
        tips,
        onList: () => void tipTimes.watch(),
        pictures: tipPictures,
        effects,
        unanswered,
        language,
        actions: tipHelp.actions,
        day: tipHelp.day,
      }),
      announcements: announcementsHandlers(announcements, language, announcementsChanged),
      computer: computerHandlers({ inspect, now }),
      addresses: addressesHandlers({ connection, language, newId }),
      contact: contactHandlers(contact),
      settings: settingsHandlers(settings, applySettings),
    },
    isOurs,
    log: log.warn,
  });

  /** The user's own folder of this kind, or the home folder where there is none. */
  function folderOf(kind: 'documents' | 'downloads'): string {
    const folder = app.getPath(kind);
    return existsSync(folder) ? folder : home;
  }

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
  const face = createTrayFace({
    tray,
    texts,
    unread: () => conversations.unread().length,
    asked: () => openRequests(feed.state(), feed.marks(), Date.now()).length,
    announcements: () => announcements.unseen().length,
    outbox: outbox.list,
    stale: () => sync.state().state === 'stale',
  });
  const fallback = createElectronNotifier(icon, openNotice);
  const notifier = bus ? await createBusNotifier({ bus, icon, openLabel: () => texts().open, onClick: openNotice, fallback }) : fallback;
  function openNotice(notice: Notice, action: string): void {
    const { about } = notice;
    for (const id of notice.announcements ?? []) void announcements.see(id).then(announcementsChanged);
    if (about) crashHelp.answered(about, action);
    else if (notice.key !== dayNoticeKey || !tipHelp.answered(action)) open(notice.view);
  }
  const stopHostWatch = bus ? await watchTrayHost(bus, face.host) : () => undefined;

  const crashHelp = createCrashHelpSwitch(
    () => settings.get().crashNotices && settings.get().notifications,
    async () =>
      (await import('./crash-help.ts')).startCrashHelp({
        uid,
        folder: paths.data,
        settings: settings.get,
        setNever: async (crashNever) => applySettings((await settings.set({ crashNever })).settings),
        async read(since) {
          const found = await inspector.crashes(since);
          if (!window.isOpen()) inspector.release();
          return found;
        },
        tips: glanceAtTips,
        language,
        newPlaceholderKey,
        newRedactor,
        sectionsOff: () => policy().sectionsOff,
        texts,
        show: notifier.show,
        onCrash: ({ signature, executable }) => void ownFacts.crashed([signature, basename(executable)]),
        openReport: (about) => open({ name: 'report' }, about),
        openTip: (id) => open({ name: 'tips', id, from: 'crash' }),
        log: log.info,
      }),
    log.warn,
  );

  // What the help desk sends changes what is shown.
  const hotkey = createHotkey(() => open({ name: 'report' }), log.warn);
  const tell = (news: readonly News[]) => {
    if (!settings.get().notifications) return;
    const held = { current: announcements.current(), allClears: announcements.allClears() };
    for (const notice of noticesFor(news, texts(), language(), held, now())) {
      void notifier.show(notice);
      if (notice.announcements) void announcements.told(notice.announcements);
    }
  };
  const urgentTips = createUrgentTips({
    tips,
    feed,
    language,
    now,
    tell(some) {
      const notice = settings.get().notifications ? noticeOfTips(some, texts(), language()) : null;
      if (notice) void notifier.show(notice);
    },
    log: log.warn,
  });
  const calendar = announcements.follow((begun) => {
    announcementsChanged();
    tell(begun.map((announcement) => ({ kind: 'announcement', announcement })));
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
      if (tipsCame || groups !== groupsBefore) lookForUrgentTips(first);
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
    news: tell,
    // A round brings program text back that the tray does not need until the next one.
    rested: () => {
      if (!window.isOpen()) memory.letGo();
    },
  });
  let tipsCame = false;
  let groups = '';
  let call = '';
  tips.onChange(() => {
    tipsCame = true;
    window.send('tipsChanged', null);
  });
  const lookForUrgentTips = (first: boolean) => {
    urgentTips.changed(first);
    if (!window.isOpen()) void urgentTips.settled().then(tips.release);
  };
  powerMonitor.on('resume', sync.wake);

  const launchNow = (launch: Launch) => {
    if (launch.kind === 'quit') app.quit();
    else if (launch.kind === 'open') open(launch.view);
  };
  await outbox.start().catch((error: unknown) => log.error('the outbox cannot be used', error));
  await sync.start();
  call = JSON.stringify(feed.state().call);
  // What was planned for a time while Pandu did not run.
  lookForUrgentTips(feed.state().cursor === 0);
  calendar.changed();
  hotkey.set(policy().hotkey);
  void face.update();
  // The thread is let go as soon as nothing else is asked of it, and then what the work left behind.
  const stopDaily = onceADay(() => {
    const kept = inspector.snapshot(policy().sectionsOff);
    inspector.release();
    return kept.finally(tipHelp.tellToday).finally(async () => {
      if (!window.isOpen()) {
        inspector.release();
        tips.release();
      }
      const { trimCodeCache } = await import('./platform/trim-code-cache.ts');
      await trimCodeCache(codeCacheIn(paths.cache), Date.now());
      memory.letGo();
    });
  }, log.warn);
  memory.letGo();
  launchNow(first);
  void crashHelp.follow();
  // A program that was never installed must not start itself with the session.
  if (app.isPackaged) void applyAutostart(paths.autostartFile, settings.get().autostart, ownCommand());

  return {
    launch: launchNow,
    async stop() {
      memory.keep();
      calendar.stop();
      urgentTips.stop();
      hotkey.stop();
      crashHelp.stop();
      stopDaily();
      stopHostWatch();
      window.close();
      tray.hide();
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
