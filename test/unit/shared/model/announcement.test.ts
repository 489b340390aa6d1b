import { expect, test } from 'vitest';
import { type Announcement, isCurrent } from '../../../../shared/model/announcement.ts';

const announcement: Announcement = {
  id: '019ab000-0000-7000-8000-000000000001',
  version: 1,
  kind: 'issue',
  title: { en: 'Mail is down' },
  body: { en: '' },
  applications: [],
  startsAt: '2026-01-01T09:00:00.000Z',
  endsAt: '2026-01-01T10:00:00.000Z',
};

test('it is current from its start up to, not including, its end', () => {
  expect(isCurrent(announcement, '2026-01-01T08:59:59.999Z')).toBe(false);
  expect(isCurrent(announcement, '2026-01-01T09:00:00.000Z')).toBe(true);
  expect(isCurrent(announcement, '2026-01-01T10:00:00.000Z')).toBe(false);
});

test('without an end it stays', () => {
  expect(isCurrent({ ...announcement, endsAt: null }, '2099-01-01T00:00:00.000Z')).toBe(true);
});
