import { type Announcement, isCurrent } from '../../shared/model/announcement.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { FeedStore } from './feed/store.ts';

/** The help desk's news and known issues as this desktop has them. */
export interface Announcements {
  /** Those that hold now, known issues first, then the newest. */
  current(): readonly Announcement[];
  unseen(): readonly Announcement[];
  /**
   * Told when one begins or ends to hold; with those that began, since they were planned and are news only now.
   * Call `changed` when the feed brought something.
   */
  follow(listener: (begun: readonly Announcement[]) => void): { changed(): void; stop(): void };
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
  /** Milliseconds until another one begins or ends to hold; null when none will. */
  const nextChange = (): number | null => {
    const times = all()
      .flatMap(({ startsAt, endsAt }) => [startsAt, endsAt])
      .flatMap((time) => (time === null ? [] : [Date.parse(time) - now().getTime()]))
      .filter((wait) => wait > 0);
    return times.length > 0 ? Math.min(...times) : null;
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
    follow(listener) {
      let holding = new Set<string>();
      let timer: NodeJS.Timeout | undefined;
      const plan = () => {
        holding = new Set(current().map(({ id }) => id));
        clearTimeout(timer);
        const wait = nextChange();
        // A little later than planned, so that it has begun by then; never longer than a timer can.
        if (wait !== null) timer = setTimeout(onTime, Math.min(wait + 50, 2 ** 31 - 1));
      };
      const onTime = () => {
        const begun = current().filter(({ id }) => !holding.has(id));
        plan();
        listener(begun);
      };
      return { changed: plan, stop: () => clearTimeout(timer) };
    },
    unseen: () => current().filter(({ id }) => !feed.marks().announcementsSeen.includes(id)),
    see(id) {
      const seen = seeing.then(() => see(id)).catch(() => false);
      seeing = seen;
      return seen;
    },
  };
}
