import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { uuidv7 } from '../shared/model/ids.ts';
import type { Language } from '../shared/model/language.ts';
import { parseOsRelease } from './diagnostics/collectors/system.ts';
import { createOutbox, type Outbox } from './outbox/outbox.ts';
import { type DesktopFacts, desktopFacts } from './platform/desktop-facts.ts';
import type { Installed } from './platform/installed.ts';
import { type Paths, pathsFrom } from './platform/paths.ts';
import { type Managed, parseManaged } from './policy/managed.ts';
import type { ServerConfig } from './sync/connection.ts';
import { createFeedStore, type FeedStore } from './sync/feed/store.ts';
import { type OwnFacts, openOwnFacts } from './tips/own-facts.ts';
import { createTips, type Tips } from './tips/tips.ts';

/** What the app and the command line share: the same services over the same folders. Nothing of it knows Electron. */
export interface Services {
  readonly paths: Paths;
  readonly managed: Managed;
  /** Where the help desk is, or null when nobody said so. */
  readonly server: ServerConfig | null;
  /** PEM of the organisation's own authority, when policy names one. */
  readonly authority: string | null;
  readonly version: string;
  readonly facts: DesktopFacts;
  readonly outbox: Outbox;
  readonly feed: FeedStore;
  readonly tips: Tips;
  /** Which tips and announcements are for this desktop. */
  readonly ownFacts: OwnFacts;
  readonly newId: () => string;
}

export interface ServicesOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  /** Asked each time, since the user may change it. */
  readonly language: () => Language;
  readonly log: (line: string) => void;
  /** Reads which applications there are; in a thread of its own where there is one. In this process unless told. */
  readonly readInstalled?: () => Promise<Installed>;
  /** Told when other applications are here than before. With it nobody waits for their being read. */
  readonly onInstalled?: () => void;
}

export async function openServices({ env, home, language, log, readInstalled, onInstalled }: ServicesOptions): Promise<Services> {
  const paths = pathsFrom(env, home);
  const parsed = parseManaged(await textOrNull(paths.policyFile));
  if (!parsed.ok) log(`${paths.policyFile}: ${parsed.reason}`);
  const { managed } = parsed;
  const osRelease = parseOsRelease((await textOrNull('/etc/os-release')) ?? (await textOrNull('/usr/lib/os-release')) ?? '');
  const facts = desktopFacts(env, osRelease, { userName: env.USER || env.LOGNAME || 'user', hostName: hostname() });
  const authority = managed.caFile ? await textOrNull(managed.caFile) : null;
  if (managed.caFile && authority === null) log(`the certificate authority ${managed.caFile} cannot be read`);
  const feed = createFeedStore(paths.feed, log);
  // Nothing of it is needed before somebody asks for tips.
  const installed = () => import('./platform/installed.ts');
  const ownFacts = await openOwnFacts({
    folder: paths.tips,
    desktop: facts,
    language,
    groups: () => feed.state().groups,
    stamp: async () => (await installed()).installedStamp({ env, home }),
    readInstalled: readInstalled ?? (async () => (await installed()).readInstalled({ env, home })),
    ...(onInstalled ? { onChange: onInstalled } : {}),
    now: () => new Date(),
    log,
  });
  return {
    paths,
    managed,
    server: serverConfig(env, managed),
    authority,
    version: await ownVersion(),
    facts,
    outbox: createOutbox({ folder: paths.outbox, now: Date.now, log }),
    feed,
    ownFacts,
    tips: createTips({
      folder: paths.tips,
      starterFile: (await nearest('tips.json')) ?? (await nearest('dist/tips.json')) ?? 'tips.json',
      facts: onInstalled ? ownFacts.glance : ownFacts.look,
      now: Date.now,
      log,
    }),
    newId: () => uuidv7(Date.now(), randomBytes(10)),
  };
}

/** PANDU_SERVER and PANDU_ENROLMENT_KEY win over the managed policy: for `npm start`, tests and a first try. */
function serverConfig(env: ServicesOptions['env'], managed: Managed): ServerConfig | null {
  const serverUrl = env.PANDU_SERVER || managed.serverUrl;
  if (!serverUrl) return null;
  const enrolmentKey = env.PANDU_ENROLMENT_KEY || managed.enrolmentKey || null;
  // It is the key of the help desk that the file names.
  return { serverUrl, enrolmentKey, signingKey: env.PANDU_SERVER ? null : (managed.signingKey ?? null) };
}

async function textOrNull(file: string): Promise<string | null> {
  return readFile(file, 'utf8').catch(() => null);
}

/** Beside the sources, and beside the bundle wherever a package put it. */
async function nearest(name: string): Promise<string | null> {
  for (const up of ['.', '..', '../..', '../../..']) {
    const file = join(import.meta.dirname, up, name);
    if ((await textOrNull(file)) !== null) return file;
  }
  return null;
}

async function ownVersion(): Promise<string> {
  const file = await nearest('package.json');
  const { version } = JSON.parse((file && (await textOrNull(file))) || '{}') as { version?: unknown };
  return typeof version === 'string' ? version : '0.0.0';
}
