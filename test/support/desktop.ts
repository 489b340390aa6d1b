import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { createOutbox, type Outbox } from '../../main/outbox/outbox.ts';
import { buildReport, entryOf } from '../../main/report/build-report.ts';
import { createAnnouncements } from '../../main/sync/announcements.ts';
import { createAxiosTransport } from '../../main/sync/axios-transport.ts';
import { type Connection, createConnection, type ServerConfig } from '../../main/sync/connection.ts';
import { createCredentialStore } from '../../main/sync/credentials.ts';
import type { News } from '../../main/sync/feed/state.ts';
import { createFeedStore, type FeedStore } from '../../main/sync/feed/store.ts';
import { type MyReportsSource, reportItems } from '../../main/sync/my-reports.ts';
import { createSync, type Sync } from '../../main/sync/sync.ts';
import { fetchTipPicture } from '../../main/sync/tip-picture.ts';
import { createTipPictures, type TipPictures } from '../../main/tips/pictures.ts';
import { createTips, type Tips } from '../../main/tips/tips.ts';
import type { ReportItem } from '../../shared/ipc/contract.ts';
import { uuidv7 } from '../../shared/model/ids.ts';

export const newId = (): string => uuidv7(Date.now(), randomBytes(10));

/** The parts of a desktop that talk with the help desk: all of them real, over a folder and loopback. */
export interface TestDesktop {
  readonly folder: string;
  readonly connection: Connection;
  readonly sync: Sync;
  readonly outbox: Outbox;
  readonly feed: FeedStore;
  readonly tips: Tips;
  readonly pictures: TipPictures;
  readonly news: News[];
  readonly logged: string[];
  config: ServerConfig | null;
  start(): Promise<void>;
  /** Keeps a report and says its id. */
  report(message: string, png?: Uint8Array): Promise<string>;
  reply(ticketId: string, text: string, png?: Uint8Array): Promise<string>;
  source(): Promise<MyReportsSource>;
  rows(): Promise<readonly ReportItem[]>;
}

export interface TestDesktopOptions {
  /** Of a call, in milliseconds. */
  readonly timeout?: number | undefined;
  /** PEM of the organisation's own authority. */
  readonly ca?: string;
  /** The clock that may be set, and the one that may not. */
  readonly now?: () => number;
  readonly uptime?: () => number;
}

export function openDesktop(folder: string, config: TestDesktop['config'], options: TestDesktopOptions = {}): TestDesktop {
  const { timeout = 5_000, ca, now = Date.now, uptime } = options;
  const logged: string[] = [];
  const log = (line: string) => void logged.push(line);
  const news: News[] = [];
  const outbox = createOutbox({ folder: join(folder, 'outbox'), now: Date.now, log });
  const feed = createFeedStore(join(folder, 'feed'), log);
  const facts = { distributions: [], desktops: [], applications: null, language: 'en' } as const;
  const starterFile = join(folder, 'no-starter-tips.json');
  const tips = createTips({ folder: join(folder, 'tips'), starterFile, facts: () => facts, now: Date.now, log });
  const connection = createConnection({
    credentials: createCredentialStore(join(folder, 'desktop.json'), log),
    config: () => desktop.config,
    transportTo: (origin, token) => createAxiosTransport({ origin, token, version: 'test', timeout, ...(ca ? { ca } : {}) }),
    inventory: () => ({
      userName: 'rina',
      hostName: 'pc-042',
      distribution: 'Debian 12',
      desktop: 'GNOME',
      sessionType: 'x11',
      language: 'en',
      panduVersion: 'test',
    }),
    newId,
    now: Date.now,
    log,
  });
  const pictures = createTipPictures({
    folder: join(folder, 'tips/pictures'),
    tips: { mine: () => tips.list('en'), onChange: tips.onChange },
    fetch: (sha256) => fetchTipPicture(connection, sha256),
    log,
  });
  // 20, 40, 80 ms … between two tries.
  const random = () => 0.01;
  const announcements = createAnnouncements({
    feed,
    outbox,
    facts: { now: () => facts, look: async () => facts },
    newId,
    now: () => new Date(),
  });
  const sync = createSync({
    connection,
    outbox,
    feed,
    announcements,
    tips,
    keepPictures: pictures.keep,
    fetch,
    now,
    ...(uptime ? { uptime } : {}),
    random,
    newId,
    log,
  });
  sync.listen({ news: (items) => void news.push(...items) });

  const desktop: TestDesktop = {
    connection,
    folder,
    sync,
    outbox,
    feed,
    tips,
    pictures,
    news,
    logged,
    config,
    async start() {
      await outbox.start();
      await sync.start();
    },
    async report(message, png) {
      const draft = {
        id: newId(),
        message,
        hinders: 'blocked',
        application: { name: 'LibreOffice Writer' },
        sectionsOff: [],
        tipsShown: [],
      } as const;
      const screenshot = png ? { id: newId(), png } : null;
      const evidence = { createdAt: new Date().toISOString(), sections: [], findings: [], screenshot };
      const built = buildReport({ ...draft, sectionsOff: [], tipsShown: [] }, evidence, 'en', 'test', (value) => value);
      const result = await outbox.add(entryOf(built, message, screenshot, { at: evidence.createdAt, shown: true }));
      if (!result.kept) throw new Error(result.reason);
      return draft.id;
    },
    async reply(ticketId, text, png) {
      const [id, pictureId, at] = [newId(), newId(), new Date().toISOString()];
      const sha256 = createHash('sha256')
        .update(png ?? '')
        .digest('hex');
      const attachments = png
        ? [{ id: pictureId, kind: 'picture' as const, mediaType: 'image/png' as const, bytes: png.length, sha256 }]
        : [];
      const result = await outbox.add({
        manifest: { kind: 'message', id, createdAt: at, ticketId, body: { at, text, attachments } },
        files: png ? [{ name: pictureId, bytes: png }] : [],
      });
      if (!result.kept) throw new Error(result.reason);
      return id;
    },
    async source() {
      const [waiting, broken, sent] = await Promise.all([outbox.list(), outbox.broken(), feed.sent()]);
      return { waiting, broken, sent, sending: sync.sending(), feed: feed.state(), marks: feed.marks(), now: Date.now() };
    },
    async rows() {
      return reportItems(await desktop.source());
    },
  };
  return desktop;
}
