import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { type Announcements, createAnnouncements } from '../../../../main/sync/announcements.ts';
import { createConversations } from '../../../../main/sync/conversations.ts';
import { createFeedStore } from '../../../../main/sync/feed/store.ts';
import type { Announcement } from '../../../../shared/model/announcement.ts';
import { announcementWith, at, bring, clock, desktopDisk, factsWith, newId, now, said, ticketWith } from '../desktop-disk.ts';

async function desk(announcements: readonly Announcement[], facts = factsWith()) {
  const disk = await desktopDisk();
  const { feed, outbox, folder } = disk;
  const ticket = ticketWith([said('agent', 'Try this')]);
  await bring(feed, { announcements, tickets: [ticket] });
  let minutes = 0;
  const created = createAnnouncements({ feed, outbox, facts, newId, now: () => new Date(clock + minutes * 60_000) });
  const later = (by: number) => {
    minutes += by;
    return created;
  };
  const receipts = async () =>
    (await outbox.list()).flatMap(({ manifest }) => (manifest.kind === 'receipt' ? [manifest.announcementId] : []));
  /** What another start finds. */
  const marksOnDisk = async () => {
    const again = createFeedStore(join(folder, 'feed'), (line) => expect.fail(line));
    await again.load();
    return again.marks();
  };
  return { ...disk, announcements: created, later, receipts, marksOnDisk, ticket };
}

describe('what is shown', () => {
  test('known issues first, then the newest; nothing that is over or has not begun', async () => {
    const old = announcementWith({ startsAt: at(-60) });
    const fresh = announcementWith({ startsAt: at(-1) });
    const issue = announcementWith({ kind: 'issue', startsAt: at(-90) });
    const over = announcementWith({ endsAt: at(0) });
    const planned = announcementWith({ startsAt: at(1) });
    const { announcements } = await desk([old, over, fresh, planned, issue]);
    expect(announcements.current()).toEqual([issue, fresh, old]);
  });

  test('changes by itself; what was planned is told when it begins, and once', async () => {
    const planned = announcementWith({ startsAt: at(5), endsAt: at(20) });
    const { announcements, later } = await desk([planned, announcementWith()]);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const begun: string[][] = [];
      const calendar = announcements.follow((some) => void begun.push(some.map(({ id }) => id)));
      calendar.changed();
      expect(later(5).current()).toHaveLength(2);
      vi.advanceTimersByTime(5 * 60_000 + 50);
      expect(begun).toEqual([[planned.id]]);
      expect(later(15).current()).toHaveLength(1);
      vi.advanceTimersByTime(15 * 60_000 + 50);
      expect(begun).toEqual([[planned.id], []]);
      expect(vi.getTimerCount()).toBe(0);
      calendar.stop();
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('whom it concerns', () => {
  const group = { id: newId(), name: 'Wave 3', migratedOn: null };
  const forGroup = announcementWith({ audience: { groups: [group.id] } });
  const forMail = announcementWith({ kind: 'issue', audience: { applications: ['Thunderbird'] } });
  const forDrawing = announcementWith({ audience: { applications: ['GIMP'] } });

  test('only those are shown, and delivered once, also when one comes to concern it later', async () => {
    const { announcements, feed, outbox } = await desk([forGroup, forMail, forDrawing]);
    const delivered = async () =>
      (await outbox.list()).flatMap(({ manifest }) =>
        manifest.kind === 'receipt' && manifest.body.state === 'delivered' ? [manifest.announcementId] : [],
      );
    expect(announcements.current()).toEqual([forMail]);
    await announcements.deliver();
    await announcements.deliver();
    expect(await delivered()).toEqual([forMail.id]);
    const inGroup = createAnnouncements({ feed, outbox, facts: factsWith({ groups: [group] }), newId, now });
    expect(inGroup.current()).toEqual([forMail, forGroup]);
    await inGroup.deliver();
    expect((await delivered()).sort()).toEqual([forMail.id, forGroup.id].sort());
  });
});

describe('me too', () => {
  test('is kept in the outbox, stays after a restart, is taken back, and twice is once', async () => {
    const issue = announcementWith({ kind: 'issue', version: 2 });
    const { announcements, outbox, marksOnDisk } = await desk([issue]);
    const said = async () =>
      (await outbox.list()).flatMap(({ manifest }) => (manifest.kind === 'me-too' ? [[manifest.body.version, manifest.body.meToo]] : []));
    for (let time = 0; time < 2; time += 1) expect(await announcements.sayMeToo(issue.id, true)).toBe(true);
    expect(announcements.isMeToo(issue.id)).toBe(true);
    expect((await marksOnDisk()).meToos).toEqual([issue.id]);
    await announcements.sayMeToo(issue.id, false);
    expect(announcements.isMeToo(issue.id)).toBe(false);
    // The clock of this test stands still, so their order is not told.
    expect((await said()).sort()).toEqual([
      [2, false],
      [2, true],
    ]);
  });
});

describe('the all-clear', () => {
  const over = announcementWith({ kind: 'issue', resolvedAt: at(0) });
  test.each([
    ['told by a notification', (one: Announcements) => one.told([over.id])],
    ['seen', (one: Announcements) => one.see(over.id)],
    ['that said me too', (one: Announcements) => one.sayMeToo(over.id, true)],
  ])('is for a desktop %s, for a day', async (_, happened) => {
    const { announcements, later } = await desk([over]);
    expect(announcements.current()).toEqual([]);
    expect(announcements.allClears(), 'who never heard of it needs no all-clear').toEqual([]);
    await happened(announcements);
    expect(announcements.allClears()).toEqual([over]);
    expect(later(24 * 60).allClears()).toEqual([]);
  });
});

describe('what was seen', () => {
  test('stays seen after a restart, and the help desk is told of each', async () => {
    const [one, other] = [announcementWith(), announcementWith({ startsAt: at(-20) })];
    const { announcements, receipts, marksOnDisk } = await desk([one, other]);
    expect(await announcements.see(one.id)).toBe(true);
    expect(announcements.unseen()).toEqual([other]);
    expect((await marksOnDisk()).announcementsSeen).toEqual([one.id]);
    expect(await receipts()).toEqual([one.id]);
  });

  test('at the same moment, beside an answer that is read: nothing of it is lost', async () => {
    const all = Array.from({ length: 6 }, () => announcementWith());
    const { announcements, feed, outbox, ticket, marksOnDisk, receipts } = await desk(all);
    const mine = createConversations({ outbox, feed, sending: () => new Set(), now, onRead: () => undefined });
    const ids = all.map(({ id }) => id);
    await Promise.all([
      ...ids.map((id) => announcements.see(id)),
      mine.markRead(ticket.reportId),
      ...ids.map((id) => announcements.see(id)),
    ]);
    expect(announcements.unseen()).toEqual([]);
    const { announcementsSeen, messagesRead } = await marksOnDisk();
    expect([...announcementsSeen].sort()).toEqual([...ids].sort());
    expect(messagesRead).toEqual({ [ticket.id]: 1 });
    expect((await receipts()).sort()).toEqual([...ids].sort());
  });

  test('is let go once the announcement is gone', async () => {
    const [gone, one] = [announcementWith(), announcementWith()];
    const { announcements, feed, marksOnDisk } = await desk([gone, one]);
    await announcements.see(gone.id);
    await bring(feed, { announcements: [one] });
    await announcements.see(one.id);
    expect((await marksOnDisk()).announcementsSeen).toEqual([one.id]);
  });

  test('of one that is gone meanwhile, there is nothing to tell', async () => {
    const { announcements, receipts } = await desk([]);
    expect(await announcements.see(newId())).toBe(true);
    expect(await receipts()).toEqual([]);
  });
});

describe.each(['outbox', 'feed'])('when the disk does not take it (%s)', (place) => {
  test('it says so, stays unseen, and is told once the disk does', async () => {
    const one = announcementWith();
    const { announcements, folder, receipts, logged } = await desk([one]);
    const [blocked, aside] = [join(folder, place), join(folder, 'aside')];
    await rename(blocked, aside);
    await writeFile(blocked, 'in the way');
    expect(await announcements.see(one.id)).toBe(false);
    expect(announcements.unseen()).toEqual([one]);
    await rm(blocked);
    await rename(aside, blocked);
    expect(await announcements.see(one.id)).toBe(true);
    expect(announcements.unseen()).toEqual([]);
    expect(await receipts()).toContain(one.id);
    expect(logged.length).toBeLessThan(3);
  });
});
