import { type Announcement, isCurrent } from '../../shared/model/announcement.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { FeedStore } from './feed/store.ts';

/** The help desk's news and known issues as this desktop has them. */
export interface Announcements {
  /** Those that hold now, known issues first, then the newest. */
  current(): readonly Announcement[];
  unseen(): readonly Announcement[];
  /** Milliseconds until another one begins or ends to hold; null when none will. */
  nextChange(): number | null;
  /** Remembers it as seen and tells the help desk. False when that could not be kept. */
  see(id: string): Promise<boolean>;
}

export interface AnnouncementsDependencies {
  readonly feed: FeedStore;
  readonly outbox: Pick<Outbox, 'add'>;
  readonly newId: () => string;
  readonly now: () => Date;
}

const rank = ({ kind }: Announcement): number => (kind === 'issue' ? 0 : 1);

export function createAnnouncements({ feed, outbox, newId, now }: AnnouncementsDependencies): Announcements {
  const all = () => Object.values(feed.state().announcements);
  const current = () => {
    const at = now().toISOString();
    return all()
      .filter((one) => isCurrent(one, at))
      .sort((a, b) => rank(a) - rank(b) || (a.startsAt < b.startsAt ? 1 : -1));
  };
  let seeing: Promise<unknown> = Promise.resolve();

  /** The help desk is told first: what it was not told stays unseen, so that it is told later. Told twice is told once. */
  async function see(id: string): Promise<boolean> {
    const announcement = feed.state().announcements[id];
    if (!announcement || feed.marks().announcementsSeen.includes(id)) return true;
    const at = now().toISOString();
    const { kept } = await outbox.add({
      manifest: {
        kind: 'receipt',
        id: newId(),
        createdAt: at,
        announcementId: id,
        body: { at, version: announcement.version, state: 'seen' },
      },
      files: [],
    });
    if (!kept) return false;
    // Marks of what is gone are let go, so that the list does not grow for ever.
    await feed.mark(({ announcementsSeen, ...others }) => ({
      ...others,
      announcementsSeen: [...announcementsSeen.filter((one) => feed.state().announcements[one]), id],
    }));
    return true;
  }

  return {
    current,
    unseen: () => current().filter(({ id }) => !feed.marks().announcementsSeen.includes(id)),
    nextChange() {
      const times = all()
        .flatMap(({ startsAt, endsAt }) => [startsAt, endsAt])
        .flatMap((time) => (time === null ? [] : [Date.parse(time) - now().getTime()]))
        .filter((wait) => wait > 0);
      return times.length > 0 ? Math.min(...times) : null;
    },
    see(id) {
      const seen = seeing.then(() => see(id)).catch(() => false);
      seeing = seen;
      return seen;
    },
  };
}
