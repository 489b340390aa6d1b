import { describe, expect, test, vi } from 'vitest';
import { createTips } from '../../../../main/tips/tips.ts';
import { createUrgentTips } from '../../../../main/tips/urgent.ts';
import type { Tip } from '../../../../shared/model/tip.ts';
import { at, clock, desktopDisk, factsWith } from '../desktop-disk.ts';

const tip = (id: string, more: Partial<Tip> = {}): Tip => ({
  id,
  version: 1,
  updatedAt: at(0),
  app: 'LibreOffice Writer',
  causeKind: 'howto',
  texts: { en: { title: `Letters ${id}`, problem: '', cause: '', alternatives: '', steps: [], keywords: [] } },
  audience: {},
  findings: [],
  related: [],
  priority: 'high',
  ...more,
});

async function desktop() {
  const { folder, feed } = await desktopDisk();
  const time = { minutes: 0 };
  const now = () => clock + time.minutes * 60_000;
  const log = (line: string) => expect.fail(line);
  const tips = createTips({ folder, starterFile: '/nowhere', facts: factsWith().now, now, log: () => undefined });
  const told: string[][] = [];
  const urgent = createUrgentTips({
    tips,
    feed,
    language: () => 'en',
    now: () => new Date(now()),
    tell: (some) => void told.push(some.map(({ id }) => id)),
    log,
  });
  const bring = async (tipsNow: readonly Tip[], first = false) => {
    await tips.apply(tipsNow.map((one) => ({ kind: 'tip', tip: one }) as const));
    urgent.changed(first);
    await urgent.settled();
  };
  const ids = async () => (await tips.list('en')).map(({ id }) => id);
  return { tips, urgent, told, bring, time, ids };
}

describe('a tip of high priority', () => {
  test('is told once, when it concerns this desktop; several that came together at once', async () => {
    const { bring, told } = await desktop();
    const elsewhere = tip('kde', { audience: { desktops: ['KDE'] } });
    await bring([tip('a'), tip('b'), elsewhere, tip('calm', { priority: 'normal' })]);
    await bring([tip('a', { version: 2 })]);
    expect(told).toEqual([['a', 'b']]);
  });

  test('is no news when it was there before this desktop was, now and later', async () => {
    const { bring, told } = await desktop();
    await bring([tip('a')], true);
    await bring([tip('b')]);
    expect(told).toEqual([['b']]);
  });

  test('that is planned is told at its time, and then it is in the list and found; at its end it is not', async () => {
    const { bring, told, time, urgent, ids, tips } = await desktop();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      await bring([tip('later', { startsAt: at(10), endsAt: at(20) })]);
      expect([told, await ids()]).toEqual([[], []]);
      const found = async () => (await tips.search({ text: 'letters', language: 'en' })).map(({ id }) => id);
      expect(await found()).toEqual([]);
      time.minutes = 10;
      vi.advanceTimersByTime(10 * 60_000 + 50);
      await urgent.settled();
      expect([told, await ids(), await found()]).toEqual([[['later']], ['later'], ['later']]);
      time.minutes = 20;
      expect([await ids(), await found()]).toEqual([[], []]);
      urgent.stop();
    } finally {
      vi.useRealTimers();
    }
  });
});
