import { expect, test } from 'vitest';
import { type Announcement, isAllClear, isCurrent, storedAnnouncementSchema } from '../../../../shared/model/announcement.ts';

const announcement: Announcement = {
  id: '019ab000-0000-7000-8000-000000000001',
  version: 1,
  kind: 'issue',
  title: { en: 'Mail is down' },
  body: { en: '' },
  keywords: [],
  audience: {},
  since: null,
  startsAt: '2026-01-01T09:00:00.000Z',
  endsAt: '2026-01-01T10:00:00.000Z',
  resolvedAt: null,
  allClear: null,
};

test('it is current from its start up to, not including, its end', () => {
  expect(isCurrent(announcement, '2026-01-01T08:59:59.999Z')).toBe(false);
  expect(isCurrent(announcement, '2026-01-01T09:00:00.000Z')).toBe(true);
  expect(isCurrent(announcement, '2026-01-01T10:00:00.000Z')).toBe(false);
});

test('without an end it stays', () => {
  expect(isCurrent({ ...announcement, endsAt: null }, '2099-01-01T00:00:00.000Z')).toBe(true);
});

test('resolved it is current no longer, and its all-clear is shown for a day', () => {
  const over = { ...announcement, endsAt: null, resolvedAt: '2026-01-01T09:30:00.000Z' };
  expect(isCurrent(over, '2026-01-01T09:31:00.000Z')).toBe(false);
  expect(isAllClear(over, '2026-01-02T09:29:59.999Z')).toBe(true);
  expect(isAllClear(over, '2026-01-02T09:30:00.000Z')).toBe(false);
  expect(isAllClear(announcement, '2026-01-01T09:31:00.000Z')).toBe(false);
});

test('one from before there were audiences is read as what it meant', () => {
  const { audience: _, keywords: _1, since: _2, resolvedAt: _3, allClear: _4, ...old } = announcement;
  expect(storedAnnouncementSchema.parse({ ...old, applications: [] })).toEqual(announcement);
  expect(storedAnnouncementSchema.parse({ ...old, applications: ['Thunderbird'] }).audience).toEqual({ applications: ['Thunderbird'] });
  expect(storedAnnouncementSchema.safeParse(null).success).toBe(false);
});
