import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { uuidv7 } from '../../shared/model/ids.ts';
import type { Language } from '../../shared/model/language.ts';
import { parseOsRelease } from '../diagnostics/collectors/system.ts';
import { createOutbox, type Outbox } from '../outbox/outbox.ts';
import { type DesktopFacts, desktopFacts, sessionLanguage } from '../platform/desktop-facts.ts';
import { type Paths, pathsFrom } from '../platform/paths.ts';
import { type Managed, parseManaged } from '../policy/managed.ts';
import { createFeedStore, type FeedStore } from '../sync/feed/store.ts';
import { createTips, type Tips } from '../tips/tips.ts';
import type { Io } from './command.ts';

/** What the commands share: the same services as the app's, over the same folders, without a window. */
export interface Services {
  readonly paths: Paths;
  readonly managed: Managed;
  readonly language: Language;
  readonly version: string;
  readonly facts: DesktopFacts;
  readonly outbox: Outbox;
  readonly feed: FeedStore;
  readonly tips: Tips;
  readonly newId: () => string;
}

/** @param language wins over the session's own */
export async function openServices(io: Io, language: Language = sessionLanguage(io.env)): Promise<Services> {
  const paths = pathsFrom(io.env, io.home);
  const managed = parseManaged(await textOrNull(paths.policyFile));
  if (!managed.ok) io.note(`pandu: ${paths.policyFile}: ${managed.reason}`);
  const osRelease = parseOsRelease((await textOrNull('/etc/os-release')) ?? (await textOrNull('/usr/lib/os-release')) ?? '');
  const facts = desktopFacts(io.env, osRelease, { userName: io.env.USER || io.env.LOGNAME || 'user', hostName: hostname() });
  const log = (line: string) => io.note(line);
  return {
    paths,
    managed: managed.managed,
    language,
    version: await ownVersion(),
    facts,
    outbox: createOutbox({ folder: paths.outbox, now: Date.now, log }),
    feed: createFeedStore(paths.feed, log),
    tips: createTips({
      folder: paths.tips,
      starterFile: (await nearest('tips.json')) ?? (await nearest('dist/tips.json')) ?? 'tips.json',
      facts: () => ({ ...facts, applications: null, language }),
      now: Date.now,
      log,
    }),
    newId: () => uuidv7(Date.now(), randomBytes(10)),
  };
}

export async function textOrNull(file: string): Promise<string | null> {
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
