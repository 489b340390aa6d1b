import { type Announcement, allClearEnds, isAllClear, isCurrent } from '../../shared/model/announcement.ts';
import { type AudienceFacts, concerns } from '../../shared/tips/audience.ts';
import type { Manifest } from '../outbox/entry.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { FeedStore, Marks } from './feed/store.ts';

/** The help desk's news and known issues as this desktop has them: only those that concern it. */
export interface Announcements {
  /** Those that hold now, known issues first, then the newest. */
  current(): readonly Announcement[];
  /** Known issues that are over since lately, of those that this user was told of. */
  allClears(): readonly Announcement[];
  unseen(): readonly Announcement[];
  /**
   * Told when one begins or ends to hold; with those that began, since they were planned and are news only now.
   * Call `changed` when the feed brought something.
   */
  follow(listener: (begun: readonly Announcement[]) => void): { changed(): void; stop(): void };
  /** Tells the help desk of those that arrived and concern this desktop. What could not be kept is told the next time. */
  deliver(): Promise<void>;
  /** Remembers that the user was told of these, so that they hear the all-clear. */
  told(ids: readonly string[]): Promise<void>;
  /** Remembers it as seen and tells the help desk. False when that could not be kept. */
  see(id: string): Promise<boolean>;
  /** Whether this user said "me too". */
  isMeToo(id: string): boolean;
  /** Says so, or takes it back. False when that could not be kept. */
  sayMeToo(id: string, meToo: boolean): Promise<boolean>;
}

export interface AnnouncementsDependencies {
  readonly feed: FeedStore;
  readonly outbox: Pick<Outbox, 'add'>;
  /** Asked each time. */
  readonly facts: { readonly now: () => AudienceFacts; readonly look: () => Promise<AudienceFacts> };
  readonly newId: () => string;
  readonly now: () => Date;
}

const rank = ({ kind }: Announcement): number => (kind === 'issue' ? 0 : 1);
type Kind = 'receipt' | 'me-too';
type BodyOf<K extends Kind> = Extract<Manifest, { kind: K }>['body'];

export function createAnnouncements({ feed, outbox, facts, newId, now }: AnnouncementsDependencies): Announcements {
  const mine = () => {
    const known = facts.now();
    return Object.values(feed.state().announcements).filter(({ audience }) => concerns(audience, known));
  };
  const current = () => {
    const at = now().toISOString();
    return mine()
      .filter((one) => isCurrent(one, at))
      .sort((a, b) => rank(a) - rank(b) || (a.startsAt < b.startsAt ? 1 : -1));
  };
  /** Milliseconds until another one begins or ends to hold; null when none will. */
  const nextChange = (): number | null => {
    const times = Object.values(feed.state().announcements)
      .flatMap(({ startsAt, endsAt, resolvedAt }) => [startsAt, endsAt, resolvedAt && allClearEnds(resolvedAt)])
      .flatMap((time) => (time === null ? [] : [Date.parse(time) - now().getTime()]))
      .filter((wait) => wait > 0);
    return times.length > 0 ? Math.min(...times) : null;
  };
  let working: Promise<unknown> = Promise.resolve();
  /** One after the other: two at the same moment must not tell the help desk the same twice. */
  const inTurn = (work: () => Promise<boolean>): Promise<boolean> => {
    const done = working.then(work).catch(() => false);
    working = done;
    return done;
  };
  /** Marks of what is gone are let go, so that they do not grow for ever. */
  const withMark = (ids: readonly string[], added: readonly string[]): string[] => [
    ...new Set([...ids, ...added].filter((one) => feed.state().announcements[one])),
  ];
  const mark = (change: (marks: Marks) => Partial<Marks>) => feed.mark((marks) => ({ ...marks, ...change(marks) }));

  async function keep<K extends Kind>(kind: K, announcementId: string, body: BodyOf<K>): Promise<boolean> {
    const manifest = { kind, id: newId(), createdAt: body.at, announcementId, body } as Extract<Manifest, { kind: Kind }>;
    return (await outbox.add({ manifest, files: [] })).kept;
  }

  /** The help desk is told first: what it was not told stays unseen, so that it is told later. Told twice is told once. */
  async function see(id: string): Promise<boolean> {
    const announcement = feed.state().announcements[id];
    if (!announcement || feed.marks().announcementsSeen.includes(id)) return true;
    const at = now().toISOString();
    if (!(await keep('receipt', id, { at, version: announcement.version, state: 'seen' }))) return false;
    await mark(({ announcementsSeen, announcementsTold }) => ({
      announcementsSeen: withMark(announcementsSeen, [id]),
      announcementsTold: withMark(announcementsTold, [id]),
    }));
    return true;
  }

  async function deliver(): Promise<boolean> {
    // Only then what is installed is of interest: it costs nothing as long as no package changed.
    if (
      Object.values(feed.state().announcements).some(({ audience: { applications, versions } }) => applications?.length || versions?.length)
    )
      await facts.look();
    const fresh = mine().filter(({ id, resolvedAt }) => resolvedAt === null && !feed.marks().announcementsDelivered.includes(id));
    const at = now().toISOString();
    const kept: string[] = [];
    for (const { id, version } of fresh) if (await keep('receipt', id, { at, version, state: 'delivered' })) kept.push(id);
    if (kept.length > 0) await mark((marks) => ({ announcementsDelivered: withMark(marks.announcementsDelivered, kept) }));
    return kept.length === fresh.length;
  }

  async function sayMeToo(id: string, meToo: boolean): Promise<boolean> {
    const announcement = feed.state().announcements[id];
    if (!announcement || (feed.marks().meToos.includes(id) && meToo)) return true;
    if (!(await keep('me-too', id, { at: now().toISOString(), version: announcement.version, meToo }))) return false;
    await mark(({ meToos, announcementsTold }) => ({
      meToos: withMark(meToos, [id]).filter((one) => meToo || one !== id),
      announcementsTold: withMark(announcementsTold, [id]),
    }));
    return true;
  }

  return {
    current,
    allClears() {
      const at = now().toISOString();
      const { announcementsTold } = feed.marks();
      return mine().filter((one) => isAllClear(one, at) && announcementsTold.includes(one.id));
    },
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
    deliver: async () => void (await inTurn(deliver)),
    async told(ids) {
      const fresh = ids.filter((id) => !feed.marks().announcementsTold.includes(id));
      if (fresh.length > 0) await mark(({ announcementsTold }) => ({ announcementsTold: withMark(announcementsTold, fresh) }));
    },
    see: (id) => inTurn(() => see(id)),
    isMeToo: (id) => feed.marks().meToos.includes(id),
    sayMeToo: (id, meToo) => inTurn(() => sayMeToo(id, meToo)),
  };
}
