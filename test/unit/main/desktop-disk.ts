import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createOutbox, type Outbox } from '../../../main/outbox/outbox.ts';
import { emptyFeed } from '../../../main/sync/feed/state.ts';
import { createFeedStore, type FeedStore } from '../../../main/sync/feed/store.ts';
import type { Announcement } from '../../../shared/model/announcement.ts';
import type { FreshSetRequest } from '../../../shared/model/fresh-set.ts';
import { uuidv7 } from '../../../shared/model/ids.ts';
import type { Message, Ticket } from '../../../shared/model/ticket.ts';
import type { AudienceFacts } from '../../../shared/tips/audience.ts';

export const clock = Date.parse('2026-11-24T05:00:00.000Z');
export const now = (): Date => new Date(clock);
export const newId = (): string => uuidv7(clock, randomBytes(10));
/** Minutes after the clock. */
export const at = (minutes: number): string => new Date(clock + minutes * 60_000).toISOString();

/** What a desktop knows of itself; LibreOffice and Thunderbird are there. */
export const factsWith = (more: Partial<AudienceFacts> = {}) => {
  const known: AudienceFacts = {
    distributions: ['debian', 'debian-12'],
    desktops: ['GNOME'],
    sessionType: 'wayland',
    language: 'en',
    applications: ['LibreOffice Writer', 'Thunderbird'],
    groups: [],
    today: '2026-11-24',
    findings: [],
    crashes: [],
    ...more,
  };
  return { now: () => known, look: async () => known };
};

export interface DesktopDisk {
  readonly folder: string;
  readonly outbox: Outbox;
  readonly feed: FeedStore;
  readonly logged: string[];
}

/** A folder of its own, removed after the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'pandu-unit-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** The real outbox and the real feed store in a folder of their own. */
export async function desktopDisk(): Promise<DesktopDisk> {
  const folder = await temporaryFolder();
  const logged: string[] = [];
  const log = (line: string) => void logged.push(line);
  const outbox = createOutbox({ folder: join(folder, 'outbox'), now: () => clock, log });
  const feed = createFeedStore(join(folder, 'feed'), log);
  await Promise.all([outbox.start(), feed.load()]);
  onTestFinished(() => outbox.stop());
  return { folder, outbox, feed, logged };
}

export const said = (from: Message['from'], text: string, more: Partial<Message> = {}): Message => ({
  id: newId(),
  from,
  author: '',
  at: at(0),
  text,
  answer: null,
  attachments: [],
  channel: 'tray',
  ...more,
});

type ReportTicket = Ticket & { readonly reportId: string };

/** A ticket that was made of a report. */
export const ticketWith = (messages: readonly Message[], more: Partial<ReportTicket> = {}): ReportTicket => ({
  id: newId(),
  reportId: newId(),
  number: 7,
  title: 'No sound',
  application: 'Firefox',
  status: 'open',
  createdAt: at(0),
  updatedAt: at(5),
  messages: [...messages],
  outcome: null,
  ...more,
});

export const announcementWith = (more: Partial<Announcement> = {}): Announcement => ({
  id: newId(),
  version: 1,
  kind: 'news',
  title: { en: 'New printers' },
  body: { en: 'On every floor.' },
  keywords: [],
  audience: {},
  since: null,
  startsAt: at(-10),
  endsAt: null,
  resolvedAt: null,
  allClear: null,
  ...more,
});

export const requestFor = (ticketId: string, more: Partial<FreshSetRequest> = {}): FreshSetRequest => ({
  id: newId(),
  ticketId,
  reason: 'After the restart, please',
  askedBy: 'Dewi',
  askedAt: at(6),
  expiresAt: at(6 + 7 * 24 * 60),
  state: 'open',
  ...more,
});

/** As if the feed had brought them. */
export async function bring(
  feed: FeedStore,
  what: {
    readonly tickets?: readonly Ticket[];
    readonly announcements?: readonly Announcement[];
    readonly requests?: readonly FreshSetRequest[];
  },
) {
  const byId = <T extends { id: string }>(all: readonly T[] = []) => Object.fromEntries(all.map((one) => [one.id, one]));
  const requests = Object.fromEntries((what.requests ?? []).map((one) => [one.ticketId, one]));
  await feed.save({ ...emptyFeed, cursor: 1, tickets: byId(what.tickets), announcements: byId(what.announcements), requests });
}
